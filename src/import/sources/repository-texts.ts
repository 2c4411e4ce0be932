/** Texts that lie at the top of a repository for those who work on it: `CONTRIBUTING.md`, `CHANGELOG.md`. */
import type { Note } from '#import/tree/notes.ts';
import type { FolderPlace } from './place.ts';

export interface SortedTexts {
  /** Texts for readers. */
  readonly texts: readonly string[];
  /** Texts about the repository. */
  readonly left: readonly string[];
}

interface SortInput {
  /** Texts to sort, as paths below the place. */
  readonly names: readonly string[];
  /** Further texts whose links readers follow, such as a configuration with a sidebar. */
  readonly linking?: readonly string[];
  /** Whether a README at the top is about the repository, too. */
  readonly withReadme?: boolean;
}

/** Sorts out texts about the repository. One that something for readers links to is for readers. */
export function sortRepositoryTexts(place: FolderPlace, input: SortInput): SortedTexts {
  const { names, linking = [], withReadme = false } = input;
  const isAbout = (name: string) =>
    besideCode.test(name) || inCapitals.test(name) || (withReadme && readme.test(name));
  const candidates = place.files.some(isSign) ? names.filter(isAbout) : [];
  if (candidates.length === 0) return { texts: names, left: [] };
  const readers = [...names.filter((name) => !isAbout(name) && !readme.test(name)), ...linking];
  const linked = namesLinkedIn(readers.map((name) => place.textOf(name) ?? ''));
  const left = new Set(candidates.filter((name) => !linked.has(stemOf(name))));
  return { texts: names.filter((name) => !left.has(name)), left: [...left] };
}

/** One note for all of them. Notes: `folder-skipped`. */
export const leftOutNotes = (left: readonly string[], why: string): Note[] =>
  left.length === 0
    ? []
    : [{ file: left[0] ?? '', line: undefined, kind: 'folder-skipped', what: `${left.join(', ')}: ${why}` }];

/** Why they stay out, for the report. */
export const aboutRepository = 'about the repository, not for readers';

const readme = /^readme\.(?:md|markdown)$/i;

/** What hosts of repositories show beside them. */
const besideCode =
  /^(?:contributing|code[_-]of[_-]conduct|licen[cs]e|contributors|change-?log|(?:pull_request|issue)_template)(?:[._-]\w+)?\.md$/i;

/** Names that say so in capitals only: `support.md` and `agents.md` are articles. */
const inCapitals =
  /^(?:AGENTS|AUTHORS|CHANGES|CLAUDE|GEMINI|GOVERNANCE|HISTORY|MAINTAINERS|RELEASING|SECURITY|SUPPORT|TODO)\.md$/;

/** Files that only the top of a repository has. */
const isSign = (name: string): boolean =>
  readme.test(name) ||
  /^(?:\.git(?:ignore|attributes|modules|lab-ci\.yml)|\.editorconfig|package\.json|Gemfile|Makefile|LICENSE(?:\.\w+)?)$/.test(
    name,
  );

const stemOf = (name: string) => name.replace(/\.\w+$/, '').toLowerCase();

/** Last parts of paths in links of Markdown, wikis, HTML and code, without endings. */
const namesLinkedIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) =>
      [
        ...text.matchAll(
          /(?:\]\(<?|\[\[|["'`])([^\s()[\]"'`<>|#?]*?)(?:\.(?:md|html))?\/?(?:[#?|][^)\]"'`]*)?(?=[\s)\]"'`>])/g,
        ),
      ].flatMap(([, path = '']) => {
        const [, above = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(path) ?? [];
        return /^(?:\.{0,2}\/)*$/.test(above) ? [name.toLowerCase()] : [];
      }),
    ),
  );
