/** Rules about structured data: YAML, JSON, front matter. */
import { inArticle, inFile, type Rule } from '../rule.ts';

export const dataRules = {
  'yaml-syntax': {
    severity: 'error',
    what: 'YAML and front matter can be read as "key: value" lines.',
    why: 'Nothing of the file could be used.',
    fix: 'Put quotes around text with ": " or "#" in it, or with a special character at its beginning. Indent with spaces, not tabs.',
    example: inArticle('title: Returns: how they work', 'title: "Returns: how they work"'),
  },
  'json-syntax': {
    severity: 'error',
    what: 'JSON files can be parsed.',
    why: 'Nothing of the file could be used.',
    fix: 'Correct the line that the problem names. JSON wants straight double quotes, a comma between two entries and none behind the last.',
    example: inFile('locales/de/common.json', '{ "search": "Suche", }', '{ "search": "Suche" }'),
  },
  'front-matter-missing': {
    severity: 'error',
    what: 'An article or topic begins with front matter between two lines of "---".',
    why: 'Without id, title and description there is no page to make.',
    fix: 'Begin the file with "---", the keys, and "---" again. "npx fener new article orders/late-parcel" writes them for you.',
    example: inArticle(
      '---\nid: return-item\ntitle: Return an item\ndescription: How to send an item back.\n\nYou have 30 days.',
      '---\nid: return-item\ntitle: Return an item\ndescription: How to send an item back.\n---\n\nYou have 30 days.',
    ),
  },
  'unknown-key': {
    severity: 'error',
    what: 'Every key is one that Fener knows.',
    why: 'A misspelt key would silently do nothing.',
    fix: 'Use the key that the problem suggests, or remove the line.',
    mends: 'yaml',
    example: inArticle('descripton: How to send an item back.', 'description: How to send an item back.'),
  },
  'missing-key': {
    severity: 'error',
    what: 'Required keys are there.',
    why: 'The page, setting or channel would be incomplete.',
    fix: 'Add the key. Articles need id, title and description; topics need title and description.',
    example: inArticle(
      '---\nid: return-item\ntitle: Return an item\n---\n\nYou have 30 days.',
      '---\nid: return-item\ntitle: Return an item\ndescription: How to send an item back.\n---\n\nYou have 30 days.',
    ),
  },
  'invalid-value': {
    severity: 'error',
    what: 'Every value has the type and form that its key takes.',
    why: 'Fener would have to guess what is meant.',
    fix: 'Write the value as the problem shows it: dates as 2026-11-21, lists in brackets, long numbers in quotes.',
    mends: 'yaml',
    example: inArticle('updated: 21.11.2026', 'updated: 2026-11-21'),
  },
  'merge-conflict': {
    severity: 'error',
    what: "A file holds one version of a text, without git's conflict markers.",
    why: 'Readers would see both versions and the markers between them.',
    fix: 'Keep the right version, and delete the other one and the three lines of markers.',
    example: inArticle(
      '<<<<<<< HEAD\nYou have 30 days.\n=======\nYou have 14 days.\n>>>>>>> shorter-returns',
      'You have 30 days.',
    ),
  },
} as const satisfies Record<string, Rule>;
