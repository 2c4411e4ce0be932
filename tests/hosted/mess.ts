/** What editors of hosted systems leave in texts over the years. */
import type { Addresses, HostedArticle } from './centre.ts';

const arabic = 'اضغط على <strong>إرسال</strong> ثم انتظر: 3 أيام (على الأقل).';

/** HTML behind an article's own text: every kind of part in the spelling of some editor. */
export function messOf(article: HostedArticle, locale: string, addresses: Addresses): string {
  return [
    headings(article),
    boxes(article, locale),
    lists(article, addresses),
    tables(article),
    players,
    links(article, locale, addresses),
    words(locale),
  ].join('\n');
}

const headings = ({ number }: HostedArticle) =>
  `<h2 id="h_02${number}"><span class="wysiwyg-color-blue">Where is my <em>parcel</em>?</span><br></h2>
  <h2>&nbsp;</h2><h4>Too deep&nbsp;</h4><h2 style="text-align: center;"><a name="fees"></a>Fees</h2>`;

const boxes = ({ number }: HostedArticle, locale: string) =>
  `<div class="callout callout--info"><h4 class="callout__title">Info</h4><p>Only in ${locale}.</p><ul><li>One</li><li>Two ${number}</li></ul></div>
  <div style="background-color: #fff3cd; border: 1px solid #ffeeba; padding: 10px;"><strong>Note:</strong> a box of styles<br><br>with two parts</div>
  <blockquote><p>&gt; said <q>somebody</q></p></blockquote>
  <div class="intercom-interblocks-callout" style="background-color: #e8e8e880; border-color: #73737633;"><p>💡 <b>Tip</b> with <i>words</i></p></div>
  <details><summary>More</summary><p>Hidden {{ticket.id}} words, {% if x %} and [[wiki]]</p></details>
  <div class="accordion"><div class="accordion__item"><button class="accordion__item-title">What now?</button><div class="accordion__item-content"><p>This.</p></div></div></div>`;

const lists = ({ number }: HostedArticle, { picture }: Addresses) =>
  `<ol><li><p>One</p><ul><li>in <ol><li>deep<ul><li>deeper <code>a | b</code></li></ul></li></ol></li></ul><ol><li>straight</li></ol></li></ol>
  <p><img src="${picture(number % 7)}" alt="" width="16"> <img src="${picture(number % 7)}"></p>
  <ol start="2"><li>Two<pre>curl -X POST \\
  -d '{"a": "&lt;b&gt;"}'</pre></li></ol><ul><ul><li>lonely</li></ul></ul>
  <ul><li><input type="checkbox" checked> Done</li><li><table><tr><td>in a list</td></tr></table></li></ul>
  <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Word item</p>`;

const tables = ({ number }: HostedArticle) =>
  `<table style="width: 100%;" class="table"><caption>Fees</caption><thead><tr><th>A</th><th>B | C</th></tr></thead><tbody><tr><td><ul><li>x</li><li>y</li></ul></td><td><p>one</p><p>two</p></td></tr><tr><td colspan="2">both ${number}</td></tr></tbody></table>
  <table><tr><td>Only</td><td>cells</td></tr><tr><td rowspan="2">tall</td><td>1</td></tr><tr><td>2</td></tr></table>
  <table><tbody><tr><td><h3>Layout</h3><p>left</p></td><td><p>right</p></td></tr></tbody></table>`;

const players = `<p><iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" frameborder="0" allowfullscreen></iframe></p>
  <div class="intercom-interblocks-video"><iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e"></iframe></div>
  <p><iframe src="https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184"></iframe></p>
  <script>alert(1)</script><style>.a{color:red}</style><p onclick="x()">Clicked</p>`;

function links({ number, section, linksTo }: HostedArticle, locale: string, addresses: Addresses): string {
  const [first = number] = linksTo;
  return `<p>See <a href="${addresses.section(section, locale)}">the section</a>, <a href="#h_02${number}">above</a>,
  <a href="#fees">fees</a>, <a href="${addresses.form(locale)}">write to us</a>, <a href="${addresses.article(first, locale, '?utm_source=x#h_01' + String(first))}">tracked</a>,
  <a href="mailto:help@example.com?subject=Hi%20there">mail</a>, <a href="tel:+49 30 1234">call</a>,
  <a href="https://example.com/a_(b)?x=1&amp;y=2" rel="noopener" target="_blank">other <b>site</b></a>, <a>nothing</a>,
  <a href="javascript:void(0)">script</a>, <a href=" https://example.com/space ">space</a>,
  <a href="${addresses.article(first, locale, '')}"><img src="${addresses.picture(number % 5)}" alt="A [picture] in a link"></a>
  https://example.com/bare_address_</p>`;
}

const words = (locale: string) =>
  `<p dir="rtl" lang="ar" style="text-align: right;">${arabic}</p>
  <p>Signs: * star, _under_, \`tick\`, 1. one, # hash, &lt;tag&gt;, a|b, $5 ~ 6~, [x], ![y], C:\\temp, 50% &amp; more :::note</p>
  <p>+ plus</p><p>- minus</p><p>2024. A year</p><p>===</p><p>:smile: H<sub>2</sub>O <kbd>Ctrl</kbd>+<kbd>C</kbd> <u>under</u> <mark>${locale}</mark> <s>gone</s><font color="red">red</font></p>
  <p><b><b>twice </b></b><i> </i><strong>a</strong><strong>b</strong><em>c</em>d</p><hr><p><br></p>`;
