import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

const site = {
  '_config.yml': [
    'title: Acme help',
    'url: https://help.acme.example',
    'baseurl: /support',
    'permalink: pretty',
    'product: Acme One',
    'app: { url: /x, n: 1 }',
    'collections:\n  docs:\n    output: true',
    'exclude: [drafts-of-mine]',
    'defaults:\n  - scope: { path: "", type: docs }\n    values: { audience: customers }',
  ].join('\n'),
  '_includes/group.html': '{{ site.app | append: "b" }}',
};

const bodyFor = async (text: string, files: Readonly<Record<string, string>> = {}) => {
  const made = await importFolder({
    ...site,
    'page.md': `---\ntitle: Page\n---\n${text}`,
    'track.md': '---\ntitle: Track\n---\n## When\n\nSoon.\n',
    ...files,
  });
  return { body: bodyOf(made.files['en/page.md']), notes: made.notes };
};

test.each([
  ['a variable of the site', '{{ site.product }} works.', 'Acme One works.'],
  [
    'links below the base',
    '[T]({{ site.baseurl }}/track/#when) [U]({{ "/track" | relative_url }})',
    '[T](id:track#when) [U](id:track)',
  ],
  ['link', '[T]({% link track.md %})', '[T](id:track)'],
  [
    'if and assign',
    '{% assign a = site.product | upcase %}{% if a contains "ONE" %}{{ a }}{% else %}no{% endif %}',
    'ACME ONE',
  ],
  [
    'a loop over data',
    '{% for x in site.data.fees %}- {{ x.name }}: {{ x.fee }}\n{% endfor %}',
    '- Post: 3\n- Bike: 5',
  ],
  ['an include with a parameter', '{% include hello.md name="you" %}', 'Hello you.'],
  ['a box in HTML', '{% include note.html content="Mind *it*." %}', '> [!NOTE]\n> Mind *it*.'],
  ['code', '{% highlight ruby %}\nputs 1\n{% endhighlight %}', '```ruby\nputs 1\n```'],
  ['raw', '`{% raw %}{{ x }}{% endraw %}`', '`{{ x }}`'],
  ['comments', 'A{% comment %} {{ secret }} {% endcomment %}B', 'AB'],
  ['a box of a plugin', '{% callout warning %}\nKeep it.\n{% endcallout %}', '> [!WARNING]\n> Keep it.'],
  [
    'captured Markdown',
    '{% capture c %}**A**{% endcapture %}<div class="notice">{{ c | markdownify }}</div>',
    '> [!NOTE]\n> **A**',
  ],
  [
    'a box in captured Markdown',
    '{% capture c %}\n1. One\n\n   {% callout info %}Mind **it**.{% endcallout %}\n2. Two\n{% endcapture %}{{ c | markdownify }}',
    '1. One\n\n   > [!NOTE]\n   > Mind **it**.\n\n2. Two',
  ],
  ['a condition in braces', '{% if {{site.product}} %}yes{% endif %}', 'yes'],
])('%s', async (_, written, now) => {
  const { body, notes } = await bodyFor(written, {
    '_data/fees.csv': 'name,fee\nPost,3\n"Bike",5\n',
    '_includes/hello.md': 'Hello {{ include.name }}.\n',
    '_includes/note.html': '<div markdown="span" class="alert alert-info">{{ include.content }}</div>\n',
  });
  expect(body).toBe(now);
  expect(notes.filter((note) => note.includes('foreign-syntax'))).toEqual([]);
});

test.each([
  [
    'a variable that nobody sets',
    'Open {{ site.app_name }} now.',
    'Open `app_name` now.',
    '{{ site.app_name }}',
  ],
  [
    'the same in an address',
    '[A](https://x.example/{{ site.app_name }})',
    '[A](https://x.example/)',
    '{{ site.app_name }}',
  ],
  [
    'a group of keys and values',
    'Open {{ site.app }} now.',
    'Open `{"url"=>"/x", "n"=>1}` now.',
    '{{ site.app }} is',
  ],
  [
    'the same in addresses',
    '<a href="{{ site.app }}all" data-a="{{ site.app }}all">A</a>',
    '[A](todo:all)',
    '{{ site.app }} is',
  ],
  [
    'the same in an include',
    '[A](https://x.example/{% include group.html %})',
    '[A](https://x.example/b)',
    'an include prints',
  ],
  [
    'an include that is not there',
    'A\n\n{% include contact.md %}',
    'A\n\n[contact](todo:contact.md)',
    'contact.md',
  ],
  ['a tag of a plugin', '{% button "Sign up" /x %}', 'Sign up', '{% button'],
  ['Liquid that is not Liquid', 'A {% if %} b', 'A', '{% if'],
])('%s stays readable and is listed with its line', async (_, written, now, told) => {
  const { body, notes } = await bodyFor(`\n${written}`);
  expect(body).toContain(now);
  expect(body).not.toMatch(/\{[{%]/);
  const line = 5 + written.split('\n').findIndex((part) => part.includes('{'));
  expect(notes.find((note) => note.includes(told))).toContain(`page.md:${line} foreign-syntax`);
});

test.each([
  ['a loop without end', '{% for a in (1..99999999) %}{% for b in (1..99999) %}x{% endfor %}{% endfor %}'],
  ['an include that includes itself', '{% include self.md %}'],
  ['what objects inherit', 'A{{ site.constructor.name }}{{ page.__proto__.x }}B'],
  ['a file outside', '{% include_relative ../../../etc/passwd %}{% include ../_config.yml %}'],
])('%s does no harm', async (_, written) => {
  const { body } = await bodyFor(`Start. ${written}`, { '_includes/self.md': 'again {% include self.md %}' });
  expect(body).toContain('Start.');
  expect(body).not.toMatch(/root:|Acme help|Object/);
});

test('addresses: permalinks, redirects, pages that only redirect, posts by date', async () => {
  const { files, source } = await importFolder({
    ...site,
    '_docs/install.md': '---\ntitle: Install\nredirect_from: /old/install\n---\nText [back](../start/).\n',
    '_docs/start.md': '---\ntitle: Start\npermalink: /docs/start/\n---\nText.\n',
    'setup.md': '---\nredirect_to: /docs/install/\n---\n',
    'begin.md': '---\nlayout: redirect\nredirect: /docs/start\n---\n',
    '_posts/2024-02-03-news.md':
      '---\ntitle: News\ncategories: updates\n---\nText {% post_url 2024-02-03-news %}\n',
    '_drafts/later.md': '---\ntitle: Later\n---\nText.\n',
    'drafts-of-mine/a.md': '---\ntitle: A\n---\nText.\n',
    'hidden.md': '---\ntitle: Hidden\npublished: false\n---\nText.\n',
  });
  expect(source).toBe('jekyll');
  expect(frontMatter(files, 'legacy', 'draft')).toEqual([
    'en/docs/index.md',
    'en/docs/install.md | legacy: [/support/docs/install/, /support/old/install, /support/setup/]',
    'en/docs/start.md | legacy: [/support/docs/start/, /support/begin/]',
    'en/hidden.md | legacy: [/support/hidden/] | draft: true',
    'en/posts/index.md',
    'en/posts/later.md | legacy: [/support/later/] | draft: true',
    'en/posts/updates/index.md',
    'en/posts/updates/news.md | legacy: [/support/updates/2024/02/03/news/]',
  ]);
  expect(bodyOf(files['en/docs/install.md'])).toBe('Text [back](id:start).');
});

test('parents of Just the Docs are topics with their text', async () => {
  const { files } = await importFolder({
    ...site,
    'a.md': '---\ntitle: Parcels\nhas_children: true\nnav_order: 2\n---\nAll on parcels.\n',
    'b.md': '---\ntitle: Send\nparent: Parcels\nnav_order: 1\n---\n{: .note }\nText.\n',
    'c.md': '---\ntitle: By bike\nparent: Rates\ngrand_parent: Parcels\n---\nText.\n',
    'd.md': '---\ntitle: Rates\nparent: Parcels\n---\nText.\n',
  });
  expect(frontMatter(files, 'title', 'order')).toEqual([
    'en/parcels/b.md | title: Send | order: 1',
    'en/parcels/index.md | title: Parcels | order: 2',
    'en/parcels/rates/c.md | title: By bike',
    'en/parcels/rates/index.md | title: Rates',
  ]);
  expect(bodyOf(files['en/parcels/b.md'])).toBe('> [!NOTE]\n> Text.');
});

test('navigation in a data file decides topics, order and titles', async () => {
  const { files } = await importFolder({
    ...site,
    '_data/navigation.yml':
      'main:\n  - title: Docs\n    url: /docs/b/\ndocs:\n  - title: First\n    children:\n      - title: Bee\n        url: /docs/b/\n      - title: A\n        url: /docs/a/\n  - title: Second\n    children:\n      - { title: C, url: /docs/c/ }\n      - { title: Out, url: "https://x.example" }\n',
    '_docs/a.md': '---\ntitle: A\n---\nText.\n',
    '_docs/b.md': '---\n---\nText.\n',
    '_docs/c.md': '---\ntitle: C\n---\nText.\n',
  });
  expect(frontMatter(files, 'title', 'order')).toEqual([
    'en/first/a.md | title: A | order: 3',
    'en/first/b.md | title: Bee | order: 2',
    'en/first/index.md | title: First | order: 1',
    'en/second/c.md | title: C | order: 5',
    'en/second/index.md | title: Second | order: 4',
  ]);
});

test('languages: by folder, by front matter, by the plugin that keeps words in _i18n', async () => {
  const byFolder = await importFolder({
    ...site,
    '_docs/send.md':
      '---\nlang: en\ntitle: Send\n---\n[T](../track/#when) {{ site.data.words[page.lang].hi }}\n',
    '_docs/track.md': '---\nlang: en\ntitle: Track\n---\n## When\n\nSoon.\n',
    '_docs/de/send.md':
      '---\nlang: de\ntitle: Senden\n---\n[T](../track/#wann) {{ site.data.words[page.lang].hi }}\n',
    '_docs/de/track.md': '---\nlang: de\ntitle: Verfolgen\n---\n## Wann\n\nBald.\n',
    '_data/words.yml': 'en: { hi: Hello }\nde: { hi: Hallo }\n',
  });
  expect(byFolder.locales).toEqual(['en', 'de']);
  expect(bodyOf(byFolder.files['de/docs/send.md'])).toContain('Hallo');
  expect(byFolder.files['de/docs/send.md']).toContain('legacy: [/support/docs/de/send/]');

  const byPlugin = await importFolder({
    '_config.yml': 'languages: [en, fr]\nplugins: [jekyll-multiple-languages-plugin]\n',
    'send.md': '---\ntitle: page.send\npermalink: /send/\n---\n{% t page.send %}\n\n{% tf more.md %}\n',
    '_i18n/en.yml': 'page: { send: Send it }\n',
    '_i18n/fr.yml': 'page: { send: Envoyez }\n',
    '_i18n/en/more.md': 'More.\n',
    '_i18n/fr/more.md': 'Plus.\n',
  });
  expect(bodyOf(byPlugin.files['fr/send.md'])).toBe('Envoyez\n\nPlus.');
  expect(frontMatter(byPlugin.files, 'title')).toEqual([
    'en/send.md | title: Send it',
    'fr/send.md | title: Envoyez',
  ]);
  expect(bodyOf(byPlugin.files['en/send.md'])).toBe('Send it\n\nMore.');
});

test('two folders of the same files are editions, not languages, unless one is the language of the site', async () => {
  const named = (first: string, second: string) =>
    importFolder({
      ...site,
      [`_docs/${first}/send.md`]: '---\ntitle: Send\n---\nSend it.\n',
      [`_docs/${second}/send.md`]: '---\ntitle: Send\n---\nSend it.\n',
    });
  expect((await named('ce', 'pro')).locales).toEqual(['en']);
  expect((await named('en', 'fr')).locales).toEqual(['en', 'fr']);
});

test('texts alone are known as those of Jekyll by their Liquid, and pages of HTML are read', async () => {
  const { source, files, notes } = await importFolder({
    'refund.md':
      '---\nlayout: article\ntitle: Refunds\nredirect_from: [/old/refunds]\n---\n\n{% callout warning %}\nKeep the receipt.\n{% endcallout %}\n\nSee [tracking]({{ site.baseurl }}/article/tracking/#when){:target="_blank"}.\n\n{% image payments/refund.png The refund page %}\n\n{% include contact.md %}\n',
    'tracking.md': '---\ntitle: Tracking\n---\n## When\n\nAt once.\n',
    'about.html': '---\ntitle: About\n---\n<p>{{ page.title }} <b>us</b></p>\n',
  });
  expect(source).toBe('jekyll');
  expect(bodyOf(files['en/refund.md'])).toBe(
    '> [!WARNING]\n> Keep the receipt.\n\nSee [tracking](id:tracking#when).\n\n![The refund page](todo:payments/refund.png)\n\n[contact](todo:contact.md)',
  );
  expect(bodyOf(files['en/about.md'])).toBe('About **us**');
  expect(notes.map((note) => note.split(' ').slice(0, 2).join(' '))).toEqual([
    'refund.md:15 foreign-syntax',
    'refund.md:13 image-missing',
    'refund.md:15 link-unknown',
  ]);
});

test('addresses and titles of the plugin for several languages are as its texts ask for them', async () => {
  const { files, notes } = await importFolder({
    '_config.yml':
      'permalink: /:categories/:title\nlanguages: [en, de]\ncollections:\n  docs:\n    output: true\n',
    '_docs/play.md':
      '---\ntexts: docs.play\n---\n# {% t {{ page.texts }}.title %}\n\n{% tf {{ page.url | remove_first: "/" }}.md %}\n',
    '_i18n/en.yml': 'docs:\n  play:\n    title: Play it\n',
    '_i18n/de.yml': 'docs:\n  play:\n    title: Abspielen\n',
    '_i18n/en/docs/play.md': 'Press play, [again](/docs/play).\n',
    '_i18n/de/docs/play.md': 'Drücken Sie auf Start.\n',
  });
  expect(notes.filter((note) => !note.includes('front-matter-key'))).toEqual([]);
  expect(frontMatter(files, 'title', 'legacy')).toEqual([
    'de/docs/index.md | title: Docs',
    'de/docs/play.md | title: Abspielen',
    'en/docs/index.md | title: Docs',
    'en/docs/play.md | title: Play it | legacy: [/docs/play]',
  ]);
  expect(bodyOf(files['de/docs/play.md'])).toBe('Drücken Sie auf Start.');
});
