import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { confluence } from '#import/sources/confluence/confluence.ts';
import { storageToHtml } from '#import/sources/confluence/storage.ts';
import { openFolder } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { bodyOf, convertAll, prepareHtml } from '../convert.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

function folderOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return openFolder(folder);
}

const readPlace = async (place: ReturnType<typeof openFolder>) =>
  convertAll(await confluence.read(place, { locale: 'en', env: {}, onProgress: () => {} }));

const names = {
  page: (title: string) => `/pages/${title}`,
  attachment: (file: string) => `/files/${file}`,
};

const storage = `<ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">3</ac:parameter></ac:structured-macro>
<ac:structured-macro ac:name="info"><ac:parameter ac:name="title">Overview</ac:parameter><ac:rich-text-body><p>What this page covers.</p></ac:rich-text-body></ac:structured-macro>
<h1>Background</h1>
<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter><ac:plain-text-body><![CDATA[curl -H "X-Key: <key>" https://api.example.com/v1]]></ac:plain-text-body></ac:structured-macro>
<ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">401 after migration</ac:parameter><ac:rich-text-body><ac:structured-macro ac:name="warning"><ac:rich-text-body><p><strong>Cause:</strong> expired.</p></ac:rich-text-body></ac:structured-macro></ac:rich-text-body></ac:structured-macro>
<ac:layout><ac:layout-section ac:type="two_equal"><ac:layout-cell><p><ac:link ac:anchor="top"><ri:page ri:content-title="Target &amp; Page" ri:space-key="DEV" /></ac:link> <ac:image ac:width="400" ac:alt="A diagram"><ri:attachment ri:filename="diagram.png" /></ac:image></p></ac:layout-cell></ac:layout-section></ac:layout>`;

test('macros, links and pictures of the storage format become what Confluence shows', () => {
  const { html, lost } = storageToHtml(storage, names);
  expect(lost).toEqual([]);
  expect(html).not.toMatch(/ac:|ri:|CDATA/);
  expect(prepareHtml(html).text).toMatchInlineSnapshot(`
    "> [!NOTE]
    > **Overview**
    >
    > What this page covers.

    ## Background

    \`\`\`bash
    curl -H "X-Key: <key>" https://api.example.com/v1
    \`\`\`

    :::details[401 after migration]

    > [!CAUTION]
    > **Cause:** expired.

    :::

    [Target & Page](</pages/Target & Page#top>) ![A diagram](/files/diagram.png)"
  `);
});

test('what no macro of ours is like keeps its words, and is told', () => {
  const { html, lost } = storageToHtml(
    '<ac:structured-macro ac:name="roadmap"></ac:structured-macro><ac:structured-macro ac:name="deck"><ac:rich-text-body><p>Words</p></ac:rich-text-body></ac:structured-macro><ac:structured-macro ac:name="include"><ac:parameter ac:name=""><ac:link><ri:page ri:content-title="Other" /></ac:link></ac:parameter></ac:structured-macro><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Pack</ac:task-body></ac:task></ac:task-list>',
    names,
  );
  expect(html).toBe('<p>Words</p><p><a href="/pages/Other">Other</a></p><ul><li>Pack</li></ul>');
  expect(lost).toEqual(['macro roadmap', 'macro include: now a link']);
});

test.each([
  '<ac:structured-macro ac:name="info">'.repeat(20_000),
  `${'<ac:structured-macro ac:name="info"><ac:rich-text-body>'.repeat(200)}x${'</ac:rich-text-body></ac:structured-macro>'.repeat(200)}`,
  '<ac:link><ac:image><ri:page ri:content-title="'.repeat(5000),
  '<ac:structured-macro ac:name="constructor"><ac:rich-text-body>x</ac:rich-text-body></ac:structured-macro>',
])('broken storage stays text', (text) => {
  expect(() => storageToHtml(text, names)).not.toThrow();
});

const page = (id: number, title: string, more = '') =>
  `<object class="Page" package="com.atlassian.confluence.pages"><id name="id">${id}</id><property name="title"><![CDATA[${title}]]></property>${more}<property name="contentStatus"><![CDATA[current]]></property></object>`;
const body = (of: number, text: string) =>
  `<object class="BodyContent" package="com.atlassian.confluence.core"><id name="id">9${of}</id><property name="body"><![CDATA[${text.replaceAll(']]>', ']] >')}]]></property><property name="content" class="Page"><id name="id">${of}</id></property></object>`;
const parent = (id: number) => `<property name="parent" class="Page"><id name="id">${id}</id></property>`;
const entities = `<?xml version="1.0" encoding="UTF-8"?>
<hibernate-generic datetime="2026-01-02 03:04:05">
<object class="Space" package="com.atlassian.confluence.spaces"><id name="id">1</id><property name="name"><![CDATA[Acme Docs]]></property><property name="key"><![CDATA[DOC]]></property><property name="homePage" class="Page"><id name="id">10</id></property></object>
${page(10, 'Home')}
${page(11, 'Orders', parent(10) + '<property name="position">2</property>')}
${page(12, 'Track a parcel', parent(11) + '<property name="lastModificationDate">2026-02-03 10:00:00.000</property>')}
${page(13, 'Track a parcel (old)', '<property name="originalVersion" class="Page"><id name="id">12</id></property>')}
${page(14, 'For staff', parent(10))}
<object class="ContentPermissionSet"><id name="id">5</id><property name="type">View</property><property name="owningContent" class="Page"><id name="id">14</id></property></object>
<object class="Label"><id name="id">70</id><property name="name"><![CDATA[parcel]]></property></object>
<object class="Labelling"><id name="id">71</id><property name="label" class="Label"><id name="id">70</id></property><property name="content" class="Page"><id name="id">12</id></property></object>
<object class="Attachment"><id name="id">40</id><property name="title"><![CDATA[a b.png]]></property><property name="containerContent" class="Page"><id name="id">12</id></property></object>
${body(10, '<p>Welcome.</p>')}${body(11, '<p>All about orders.</p>')}
${body(12, '<p>See <ac:link><ri:page ri:content-title="Orders" /></ac:link> and <ac:link><ri:page ri:content-title="Gone" /></ac:link>, <a href="/pages/viewpage.action?pageId=14">that</a> or <a href="/pages/viewpage.action?pageId=12">this</a>. <ac:image><ri:attachment ri:filename="a b.png" /></ac:image></p><ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro>')}
${body(14, '<p>Secret.</p>')}
<object class="BlogPost" package="com.atlassian.confluence.pages"><id name="id">50</id><property name="title"><![CDATA[News]]></property><property name="contentStatus"><![CDATA[current]]></property></object>
</hibernate-generic>`;

test('an XML export becomes topics and articles; older versions stay out, restricted pages are drafts', async () => {
  const place = folderOf({
    'entities.xml': entities,
    'attachments/12/40/1': 'old',
    'attachments/12/40/2': 'new',
  });
  expect(recognise(place)).toEqual({ name: 'confluence', by: 'entities.xml' });
  const { files, notes } = await readPlace(place);
  expect(Object.keys(files)).toEqual([
    'en/for-staff.md',
    'en/orders/images/a-b.png',
    'en/orders/index.md',
    'en/orders/track-a-parcel.md',
  ]);
  expect(files['en/orders/track-a-parcel.md']).toMatchInlineSnapshot(`
    "---
    id: track-a-parcel
    title: Track a parcel
    description: See Orders and Gone, that or this.
    keywords: [parcel]
    legacy: [/pages/viewpage.action?pageId=12, /wiki/spaces/DOC/pages/12, /wiki/spaces/DOC/pages/12/Track+a+parcel, /display/DOC/Track+a+parcel]
    updated: 2026-02-03
    ---

    See [Orders](index.md) and [Gone](todo:/display/DOC/Gone), [that](todo:/pages/viewpage.action?pageId=14) or [this](id:track-a-parcel). ![todo:](images/a-b.png)

    \`\`\`
    a < b
    \`\`\`
    "
  `);
  expect(bodyOf(files['en/orders/index.md'])).toBe('All about orders.');
  expect(files['en/for-staff.md']).toContain('draft: true');
  expect(notes.map((note) => note.replace(/^[^:]*:\S* /, '')).toSorted()).toMatchInlineSnapshot(`
    [
      "folder-skipped 1 blog post",
      "image-alt /attachments/12/a%20b.png",
      "link-unknown "For staff", a draft",
      "link-unknown /display/DOC/Gone",
      "restricted For staff",
      "top-text the home page has no text of its own",
    ]
  `);
});

test('an export that breaks off, or with entities of its own, costs what is broken', async () => {
  const hostile = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${entities.split('?>')[1]?.replace('Acme Docs]]>', 'Acme]]>&e;').slice(0, -900)}`;
  const tree = await confluence.read(folderOf({ 'entities.xml': hostile }), {
    locale: 'en',
    env: {},
    onProgress: () => {},
  });
  expect(tree.site.name).not.toContain('root:');
  expect(tree.documents.length).toBeGreaterThan(2);
  expect(tree.notes.map(({ kind }) => kind)).toContain('file-skipped');
});

const htmlPage = (
  title: string,
  crumbs: string,
  text: string,
) => `<!DOCTYPE html><html><head><title>${title}</title></head><body>
<div id="page"><div id="main"><div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs"><li class="first"><span><a href="index.html">Acme Docs</a></span></li>${crumbs}</ol></div>
<h1 id="title-heading" class="pagetitle"><span id="title-text"> Acme Docs : ${title} </span></h1></div>
<div id="content" class="view"><div class="page-metadata">Created by <span class="author"> Wren</span></div>
<div id="main-content" class="wiki-content group">${text}</div>
<div class="pageSection group"><div class="pageSectionHeader"><h2 id="attachments" class="pageSectionTitle">Attachments:</h2></div></div>
</div></div><div id="footer" role="contentinfo">Document generated by Confluence</div></div></body></html>`;

test('an HTML export becomes the same', async () => {
  const place = folderOf({
    'DOC/index.html': `<html><body><div id="main-header"><h1 id="title-heading">Space Details:</h1></div><table class="confluenceTable"><tr><th>Key</th><td class="confluenceTd">DOC</td></tr></table><h2>Available Pages:</h2><ul><li><a href="Home_10.html">Home</a><ul><li><a href="Orders_11.html">Orders</a><ul><li><a href="12.html">Parcel</a></li></ul></li></ul></li></ul></body></html>`,
    'DOC/Home_10.html': htmlPage('Home', '', '<p>Welcome.</p>'),
    'DOC/Orders_11.html': htmlPage(
      'Orders',
      '<li><span><a href="Home_10.html">Home</a></span></li>',
      '<p>All.</p>',
    ),
    'DOC/12.html': htmlPage(
      'Parcel',
      '<li><span><a href="Home_10.html">Home</a></span></li><li><span><a href="Orders_11.html">Orders</a></span></li>',
      '<p>See <a href="Orders_11.html">Orders</a>. <span class="confluence-embedded-file-wrapper"><img class="confluence-embedded-image" src="attachments/12/40.png" alt="A box"></span></p><div class="confluence-information-macro confluence-information-macro-warning"><span class="aui-icon"></span><div class="confluence-information-macro-body"><p>Hot.</p></div></div><div class="code panel pdl"><div class="codeContent panelContent pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: java; gutter: false">int a;</pre></div></div>',
    ),
    'DOC/attachments/12/40.png': 'GIF89a',
  });
  expect(recognise(place)).toEqual({ name: 'confluence', by: 'DOC/index.html' });
  const { files } = await readPlace(place);
  expect(files['en/orders/parcel.md']).toMatchInlineSnapshot(`
    "---
    id: parcel
    title: Parcel
    description: See Orders.
    order: 3
    legacy: [/pages/viewpage.action?pageId=12]
    ---

    See [Orders](index.md). ![A box](images/40.png)

    > [!CAUTION]
    > Hot.

    \`\`\`java
    int a;
    \`\`\`
    "
  `);
});
