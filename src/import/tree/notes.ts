/** What an import could not convert, or had to change: one line each, for the person who runs it. */
import { compareCodeUnits } from '#base/code-unit-order.ts';

/** Every kind of note, with what it means for the reader of the report. `failure`: a source file was left out. */
export const noteKinds = {
  'file-skipped': { failure: true, means: 'Source files that were not imported' },
  'text-unconverted': {
    failure: true,
    means: 'Texts that could not be converted and are shown as they were written',
  },
  'foreign-syntax': {
    failure: false,
    means: 'Syntax of another system that nothing here understands, kept as text',
  },
  'emphasis-visible': { failure: false, means: 'Asterisks of bold text that readers see' },
  'download-failed': { failure: false, means: 'Pictures and files that could not be downloaded' },
  'attachments-unlisted': {
    failure: false,
    means: 'Saved answers without lists of attachments: those that texts do not link to are missing',
  },
  restricted: { failure: false, means: 'Articles that only some readers could see, now drafts' },
  outdated: { failure: false, means: 'Translations that were marked as outdated' },
  'mdx-unread': { failure: false, means: 'Tags and braces of MDX that could not be read, taken as text' },
  'mdx-code': { failure: false, means: 'Code in texts, which an import does not run' },
  'component-unknown': { failure: false, means: 'Unknown components: their words, links and pictures stay' },
  'front-matter-invalid': { failure: true, means: 'Front matter that is not valid YAML' },
  'front-matter-key': { failure: false, means: 'Front matter keys without a counterpart' },
  'file-empty': { failure: false, means: 'Empty files, which are left out' },
  'text-missing': { failure: false, means: 'Articles without text, now drafts' },
  'messages-english': {
    failure: false,
    means: 'Languages whose buttons are English until you translate them',
  },
  'folder-skipped': { failure: false, means: 'Folders and files that are left out' },
  'top-text': { failure: false, means: 'Texts about the whole folder, which no page shows' },
  'file-cleaned': {
    failure: false,
    means:
      'Byte-order marks, CRLF line ends, other encodings than UTF-8 and front matter without quotes replaced',
  },
  conflict: {
    failure: false,
    means: 'Changes of the source where you changed the same: yours stay, the new text lies beside',
  },
  merged: { failure: false, means: 'Files that you and the source changed, merged' },
  'deleted-here': { failure: false, means: 'Files that you deleted, which are not imported again' },
  'language-left-out': { failure: false, means: 'Languages that site.yaml does not have any more' },
  'source-gone': { failure: false, means: 'Imported files whose source no longer exists' },
  'title-promoted': {
    failure: false,
    means: 'Articles that search did not find by their titles, put first for these in search/<locale>.yaml',
  },
  featured: { failure: false, means: 'Articles that the source shows first, to name in site.yaml' },
  'home-address': { failure: false, means: 'Old addresses of the home page, to name in site.yaml' },
  moved: { failure: false, means: 'Articles that moved with their source' },
  'html-removed': { failure: false, means: 'HTML elements removed' },
  'html-attribute': { failure: false, means: 'HTML attributes removed' },
  'style-removed': { failure: false, means: 'Inline styles removed' },
  'html-literal': { failure: false, means: 'Unknown <tags> kept as literal text' },
  comments: { failure: false, means: 'Comments of readers, which are left out' },
  'hidden-text': { failure: false, means: 'Hidden text turned into keywords' },
  embed: { failure: false, means: 'Embedded frames replaced by a link' },
  'video-transcript': { failure: false, means: 'Videos that need a transcript' },
  'image-missing': {
    failure: false,
    means: 'Images that are not in the source, or no images, marked with todo:',
  },
  'image-remote': { failure: false, means: 'Images on other servers, marked with todo:' },
  'image-alt': { failure: false, means: 'Images without alternative text, marked with todo:' },
  'link-unknown': { failure: false, means: 'Links without a target here, marked with todo:' },
  'link-empty': { failure: false, means: 'Links that had no text' },
  'file-unsafe': {
    failure: false,
    means: 'Files that could run code in your site, left out and marked with todo:',
  },
  'language-unknown': { failure: false, means: 'Texts whose language the source does not name' },
  'site-address': { failure: false, means: 'Addresses that the site cannot have' },
  'link-unsafe': { failure: false, means: 'Links with an unsafe scheme turned into text' },
  'navigation-unread': {
    failure: false,
    means: 'Parts of the navigation that could not be read: folders decide there',
  },
  'navigation-link': { failure: false, means: 'Links in the navigation, which topics do not have' },
  'address-unanswered': { failure: false, means: 'Addresses of your list that nothing here answers' },
  'redirect-lost': { failure: false, means: 'Redirects of the source that lead to nothing here' },
  'address-taken': { failure: false, means: 'Old addresses that another page of the source had, too' },
  'anchor-unknown': { failure: false, means: "Links to a heading that doesn't exist" },
  'anchor-duplicate': { failure: false, means: 'Anchors that occurred twice' },
  formula: { failure: false, means: 'Formulas, which are shown as code' },
  'heading-level': { failure: false, means: 'Heading levels changed' },
  'directive-escaped': { failure: false, means: 'Lines that look like directives kept as text' },
} as const satisfies Record<string, { readonly failure: boolean; readonly means: string }>;

export type NoteKind = keyof typeof noteKinds;

/** Kinds that only tell what was changed on the way: nothing is left to do for them. */
export const toldKinds: ReadonlySet<NoteKind> = new Set<NoteKind>([
  'anchor-duplicate',
  'comments',
  'deleted-here',
  'file-cleaned',
  'file-empty',
  'folder-skipped',
  'formula',
  'heading-level',
  'hidden-text',
  'html-attribute',
  'html-literal',
  'html-removed',
  'language-left-out',
  'link-empty',
  'merged',
  'moved',
  'style-removed',
  'title-promoted',
]);

/** One line of the report. `line` counts from 1 and is absent where the note concerns the whole file. */
export interface Note {
  readonly file: string;
  readonly line: number | undefined;
  readonly kind: NoteKind;
  /** What was found and what became of it. */
  readonly what: string;
  /** Where it stands in the new content, for what came into a file there. */
  readonly output?: { readonly file: string; readonly line: number | undefined } | undefined;
}

/** Collects the notes of one file. */
export interface NoteTaker {
  /** How the report names the file. */
  readonly file: string;
  readonly notes: readonly Note[];
  readonly note: (kind: NoteKind, line: number | undefined, what: string) => void;
}

export function takeNotes(file: string): NoteTaker {
  const notes: Note[] = [];
  return { file, notes, note: (kind, line, what) => void notes.push({ file, line, kind, what }) };
}

/** A copy by file, line and kind, without exact repeats. */
export function sortNotes(notes: readonly Note[]): Note[] {
  const byKey = new Map(notes.map((n) => [JSON.stringify([n.file, n.line, n.kind, n.what]), n]));
  return [...byKey.values()].toSorted(
    (a, b) =>
      compareCodeUnits(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareCodeUnits(a.kind, b.kind) ||
      compareCodeUnits(a.what, b.what),
  );
}
