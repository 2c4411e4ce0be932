/** Boxes of documentation systems as alerts of ours, by what their readers saw. */
import { alertMeant } from '#markdown/other-dialects.ts';
import type { AlertKind } from '#markdown/vocabulary.ts';

/**
 * Kinds whose colours differ from those of the same name on GitHub. Docusaurus, Starlight, MkDocs and Obsidian show
 * "caution" as they show "warning"; what GitHub calls so is "danger" there.
 */
const kinds = new Map<string, AlertKind>([
  ['caution', 'warning'],
  ['attention', 'warning'],
  ['fail', 'caution'],
  ['missing', 'caution'],
  ['done', 'tip'],
]);

/** The alert that a box of a documentation system means. */
export const boxMeant = (name: string): AlertKind | undefined =>
  kinds.get(name.trim().toLowerCase()) ?? alertMeant(name);

/** The title that readers saw on a box without one of its own; `''` if an alert of ours says as much. */
export const titleOfBox = (name: string): string =>
  saidByAlert.test(name) ? '' : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** Kinds whose name our alerts say themselves. */
const saidByAlert = /^(?:note|info|tip|hint|important|warning|caution|danger|attention|error)$/i;
