/** `.gitbook.yaml`: where the texts of a space lie, and which old addresses it answers. */
import { join } from 'node:path';
import { z } from 'zod';
import { parentOf } from '#base/slash-path.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { SourceRedirect } from '#import/tree/tree.ts';
import { parseYaml } from '#problems/yaml.ts';

/** A space: texts with a table of contents of their own. */
export interface GitbookSpace {
  /** Folder of its texts. */
  readonly root: string;
  readonly readme: string;
  readonly summary: string;
  readonly redirects: readonly Omit<SourceRedirect, 'locale'>[];
}

const optional = z.string().optional().catch(undefined);
const settings = z.object({
  root: optional,
  structure: z.object({ readme: optional, summary: optional }).optional().catch(undefined),
  redirects: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});

/** The spaces of a repository: those with a configuration, and folders with a `SUMMARY.md`. */
export function spacesOf(place: FolderPlace): readonly GitbookSpace[] {
  const configured = place.files
    .filter((name) => /(?:^|\/)\.gitbook\.yaml$/.test(name))
    .map((name) => readSpace(name, place.textOf(name) ?? ''));
  const known = new Set(configured.map(({ summary }) => summary));
  const bare = place.files
    .filter((name) => /(?:^|\/)SUMMARY\.md$/.test(name) && !known.has(name))
    .map((name): GitbookSpace => spaceAt(parentOf(name)));
  const all = [...configured, ...bare];
  return all.length < 2 ? all : all.filter(({ summary }) => place.files.includes(summary));
}

/** The folder of a space as a place of its own, and the space as it is there. */
export function openSpace(
  place: FolderPlace,
  space: GitbookSpace,
): { readonly place: FolderPlace; readonly space: GitbookSpace } {
  if (space.root === '') return { place, space };
  const start = `${space.root}/`;
  const below = (path: string) => (path.startsWith(start) ? path.slice(start.length) : path);
  return {
    place: {
      ...place,
      path: join(place.path, space.root),
      files: place.files.filter((name) => name.startsWith(start)).map(below),
      textOf: (name) => place.textOf(start + name),
    },
    space: {
      root: '',
      readme: below(space.readme),
      summary: below(space.summary),
      redirects: space.redirects.map((redirect) => ({
        ...redirect,
        to: redirect.to.replace(`/${start}`, '/'),
      })),
    },
  };
}

/** The space of a folder without a configuration. */
export const spaceAt = (root: string): GitbookSpace => ({
  root,
  readme: joinSourcePath(root, 'README.md') ?? 'README.md',
  summary: joinSourcePath(root, 'SUMMARY.md') ?? 'SUMMARY.md',
  redirects: [],
});

function readSpace(file: string, text: string): GitbookSpace {
  const {
    root: written = '',
    structure,
    redirects,
  } = settings.safeParse(parseYaml({ file, text }, z.unknown()).data).data ?? {};
  const below = (folder: string, path: string) =>
    joinSourcePath(folder, path.replace(/^\/+/, '').replace(/#.*$/, '')) ?? folder;
  const root = below(parentOf(file), written);
  return {
    root,
    readme: below(root, structure?.readme ?? 'README.md'),
    summary: below(root, structure?.summary ?? 'SUMMARY.md'),
    redirects: Object.entries(redirects ?? {}).flatMap(([from, to]) =>
      typeof to === 'string'
        ? [
            {
              from: `/${from.replace(/^\/+/, '')}`,
              to: /^https?:/.test(to) ? to : `/${below(root, to)}`,
              shown: file,
            },
          ]
        : [],
    ),
  };
}
