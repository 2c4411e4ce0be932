/** A space of an XML export: its current pages with their texts, files and labels. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Note } from '#import/tree/notes.ts';
import type { SourceAsset } from '#import/tree/tree.ts';
import type { Entities, Entity } from './read-entities.ts';
import { storageToHtml } from './storage.ts';
import type { ConfluencePage, ConfluenceSpace } from './to-tree.ts';

/** Notes: `restricted`, `foreign-syntax`, `file-skipped`, `folder-skipped` for the blog. */
export function toSpace(
  { all, notes: read }: Entities,
  folder: string,
  files: readonly string[],
): ConfluenceSpace {
  const notes: Note[] = [...read];
  const of = (kind: string) => all.filter((entity) => entity.kind === kind);
  const [space] = of('Space');
  const key = value(space, 'key') ?? '';
  const pages = of('Page').filter(isCurrent);
  notes.push(...blogNote(of('BlogPost').filter(isCurrent)));
  const bodies = new Map(
    of('BodyContent').map((one) => [value(one, 'content') ?? '', value(one, 'body') ?? '']),
  );
  const labelNames = new Map(of('Label').map((one) => [one.id, value(one, 'name') ?? '']));
  const labels = Map.groupBy(of('Labelling'), (one) => value(one, 'content') ?? '');
  const restricted = new Set(
    of('ContentPermissionSet')
      .filter((one) => value(one, 'type') === 'View')
      .map((one) => value(one, 'owningContent')),
  );
  const idsByTitle = new Map(pages.toReversed().map((page) => [value(page, 'title') ?? '', page.id]));
  const { assets, addressOf } = filesOf(of('Attachment').filter(isCurrent), folder, files);
  const toPage = (page: Entity): ConfluencePage => {
    const title = value(page, 'title')?.trim() || page.id;
    const { html, lost } = storageToHtml((bodies.get(page.id) ?? '').replaceAll(']] >', ']]>'), {
      page: (named, other) => {
        const id = other === undefined || other === key ? idsByTitle.get(named) : undefined;
        return id === undefined ? `/display/${other ?? key}/${encodeURIComponent(named)}` : `/pages/${id}`;
      },
      attachment: (file, on) => addressOf(on === undefined ? page.id : (idsByTitle.get(on) ?? ''), file),
    });
    for (const what of lost) notes.push({ file: title, line: page.line, kind: 'foreign-syntax', what });
    const isRestricted = restricted.has(page.id);
    if (isRestricted) notes.push({ file: title, line: page.line, kind: 'restricted', what: title });
    return {
      id: page.id,
      title,
      parent: value(page, 'parent'),
      order: Number(value(page, 'position')) || undefined,
      address: `pages/${page.id}`,
      shown: title,
      line: page.line,
      html,
      labels: (labels.get(page.id) ?? []).flatMap((one) => labelNames.get(value(one, 'label') ?? '') || []),
      updated: /^\d{4}-\d{2}-\d{2}/.exec(value(page, 'lastModificationDate') ?? '')?.[0],
      draft: value(page, 'contentStatus') === 'draft' || isRestricted,
      legacy: oldAddresses(page.id, key, title),
    };
  };
  const home = value(space, 'homePage');
  const findAsset = (url: string) => (assets.has(url) ? url : undefined);
  return { name: value(space, 'name'), pages: pages.map(toPage), home, assets, findAsset, notes };
}

/** Posts are news of a day, not help: they stay out, and are counted. */
function blogNote(posts: readonly Entity[]): Note[] {
  const [first] = posts;
  if (!first) return [];
  const what = `${posts.length} ${posts.length === 1 ? 'blog post' : 'blog posts'}`;
  return [{ file: 'blog', line: first.line, kind: 'folder-skipped', what }];
}

const value = (entity: Entity | undefined, name: string) => entity?.properties.get(name)?.trim() || undefined;

/** Older versions name the newest one; what was deleted is still there. */
const isCurrent = (entity: Entity) =>
  value(entity, 'originalVersion') === undefined && value(entity, 'contentStatus') !== 'deleted';

/** Those of Confluence in the cloud and on own servers. */
const oldAddresses = (id: string, key: string, title: string) => {
  const words = encodeURIComponent(title.trim()).replaceAll('%20', '+');
  return [
    `/pages/viewpage.action?pageId=${id}`,
    ...(key === ''
      ? []
      : [
          `/wiki/spaces/${key}/pages/${id}`,
          `/wiki/spaces/${key}/pages/${id}/${words}`,
          `/display/${key}/${words}`,
        ]),
  ];
};

/** Files lie at `attachments/<page>/<attachment>/<version>`, without names. */
function filesOf(attachments: readonly Entity[], folder: string, files: readonly string[]) {
  const assets = new Map<string, SourceAsset>();
  const known = Map.groupBy(
    files.filter((name) => /(?:^|\/)attachments\/\d+\/\d+\/\d+$/.test(name)),
    (name) => name.replace(/^.*?attachments\//, '').replace(/\/\d+$/, ''),
  );
  const versionOf = (name: string) => Number(/\d+$/.exec(name)?.[0]);
  const addressOf = (page: string, file: string) => `/attachments/${page}/${encodeURIComponent(file)}`;
  for (const one of attachments) {
    const page = value(one, 'containerContent') ?? value(one, 'content') ?? '';
    const name = value(one, 'title') ?? value(one, 'fileName') ?? '';
    const newest = (known.get(`${page}/${one.id}`) ?? []).toSorted((a, b) => versionOf(b) - versionOf(a))[0];
    if (newest !== undefined)
      assets.set(addressOf(page, name), { name, read: () => readFile(join(folder, newest)) });
  }
  return { assets, addressOf };
}
