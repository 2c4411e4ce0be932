/** Bodies of hosted systems, whole: what a writer would have written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareHtml, prepare } from '../../convert.ts';

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../fixtures/import-html', name), 'utf8');

test('buttons that open parts keep their words, others go', () => {
  const html =
    '<button class="accordion__item-title">What <em>now</em>?</button><div>This.</div>' +
    '<h2><button type="button">And then?</button></h2><p>That.</p><button>Copy</button>';
  expect(prepareHtml(html).text).toBe('**What *now*?**\n\nThis.\n\n## And then?\n\nThat.');
});

test('a box in a box is an alert in an alert, and a frame around a box nothing', () => {
  const inner = '<div class="callout callout-warning"><p>Hot.</p></div>';
  expect(prepareHtml(`<div class="callout callout-info"><p>Take care.</p>${inner}</div>`).text).toBe(
    '> [!NOTE]\n> Take care.\n>\n> > [!WARNING]\n> > Hot.',
  );
  expect(prepareHtml(`<div class="callout callout-info"><div>${inner}</div></div>`).text).toBe(
    '> [!WARNING]\n> Hot.',
  );
});

test('figures of files are paragraphs', () => {
  const file = (name: string) =>
    `<figure><div><a href="https://a.example/${name}">${name}</a></div></figure>`;
  expect(prepareHtml(`<p>Files:</p>${file('a.pdf')}${file('b.pdf')}`).text).toBe(
    'Files:\n\n[a.pdf](https://a.example/a.pdf)\n\n[b.pdf](https://a.example/b.pdf)',
  );
});

test('steps with pictures and code read like steps', () => {
  expect(prepareHtml(fixture('steps.html')).text).toMatchInlineSnapshot(`
    "This article shows step by step how to setup all the cloud components.

    1. First step is to create our instance, login and select **Services->RDS.**

    2. Click on **PostgreSQL** option, leave the latest version pre-selected.

       ![Screen_Shot_2019-11-04_at_9.15.58_AM.png](https://help.example.io/hc/article_attachments/360042163831/Screen_Shot_2019-11-04_at_9.15.58_AM.png)

    3. Decide which template to use, see the JSON structure [here](https://help.example.io/hc/en-us/articles/360020700232-Webhook-impressions).

    4. Once created, click on it.

       - Under the first tab **Connectivity & security,** change the option to **Yes.**

         ![Screen_Shot_2019-11-04_at_9.37.09_AM.png](https://help.example.io/hc/article_attachments/360042166091/Screen_Shot_2019-11-04_at_9.37.09_AM.png)

    5. Connect using this command line:
       \`\`\`
       $ psql -h ***.us-east-2.rds.amazonaws.com --username=postgres
       psql (11.1, server 11.5)

       Type "help" for help.

       postgres=>
       \`\`\`

    6. Run the SQL below:

       \`\`\`
       postgres=> \\c split
       split=> create table impressions (key varchar(500),  split varchar(1000));
       \`\`\`

    7. Click **Next,** then **Finish.**

       ![Screen_Shot.png](https://help.example.io/hc/article_attachments/360042164292/Screen_Shot.png)"
  `);
});

test('the quirks of editors are gone, and what they meant is there', () => {
  const { text, notes } = prepareHtml(fixture('quirks.html'));
  expect(text).toMatchInlineSnapshot(`
    "You can return most items within 30 days.

    **Step 1**

    ## Before you start {#h_01H51TY2KG}

    ## A second level-one heading {#01ABCDEF}

    > [!WARNING]
    > Keep the box.

    Red text

    Indented text

    > [!NOTE]
    > An info callout

    ![](https://downloads.intercomcdn.com/i/o/1/abc/image.png?expires=1\\&signature=2)

    ![The screen](https://downloads.intercomcdn.com/i/o/1/abc/big.png)

    ![label.png](https://help.example.io/hc/article_attachments/1 "The label")

    | Country | Days |
    | - | - |
    | Turkey | 30 |
    | Germany | 14<br>see below |

    | A | B |
    | - | - |
    | one<br>two | ![x](https://help.example.io/hc/article_attachments/2/x.png) |

    :::video{src="https://www.youtube.com/watch?v=AbCdEfGhIjk" title="Article"}

    The transcript is still to be written.

    :::

    [www.loom.com/embed/0123456789abcdef](https://www.loom.com/embed/0123456789abcdef)

    [relative link](/hc/en-us/articles/360035492032-Set-up#h_01H51TY2KG), [absolute link](https://help.example.io/hc/en-us/articles/360035492032), [anchor](#h_01H51TY2KG), [intercom link](https://intercom.help/acme/en/articles/123-how-to), [mail](mailto:a@example.com), [Manual.pdf](/hc/article_attachments/3/manual.pdf)

    1. First

       A picture between

    2. Second

    \`\`\`bash
    echo "a < b"
    \`\`\`

    ### Can I return it in a store?

    Yes.

    :::details[More]

    Hidden *text*

    :::

    Line one\\
    Line two

    Line three

    - one
      - wrongly nested
    - two

    > [!NOTE]
    > This is a note

    {{ticket.id}} and %{name} and \`<b>\`

    ---

    <div dir="rtl">

    مرحبا

    </div>

    :::video{src="https://cdn.example.io/v.mp4" title="Article"}

    The transcript is still to be written.

    :::"
  `);
  expect(notes).toMatchInlineSnapshot(`
    [
      "29 html-removed <script>",
      "29 html-removed <style>",
      "1 style-removed 4 inline styles",
      "14 video-transcript https://www.youtube.com/watch?v=AbCdEfGhIjk",
      "15 embed <iframe> of https://www.loom.com/embed/0123456789abcdef",
      "30 video-transcript https://cdn.example.io/v.mp4",
      "1 heading-level level 1 became 2: A second level-one heading",
      "1 heading-level level 4 became 3: Can I return it in a store?",
    ]
  `);
});

test('HTML between Markdown is put right, too', () => {
  const { text } = prepare(
    '<ul><li>one</li><ul><li>nested</li></ul><li>two</li></ul>\n\n' +
      '<p>Press <strong>Yes.<br /><br /></strong><img src="b.png" alt="Box" /></p>\n\n<p>&nbsp;</p>\n\n' +
      '<p dir="rtl">abc</p>\n\n<figure><img src="1.png" alt="x.png"><figcaption>The label</figcaption></figure>\n',
  );
  expect(text).toBe(
    '- one\n  - nested\n- two\n\nPress **Yes.**\n\n![Box](b.png)\n\n' +
      '<div dir="rtl">\n\nabc\n\n</div>\n\n![x.png](1.png "The label")\n',
  );
});
