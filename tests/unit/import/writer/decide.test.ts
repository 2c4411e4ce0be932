import { expect, test } from 'vitest';
import { contentHash } from '#base/content-hash.ts';
import { decide } from '#import/writer/decide.ts';

const base = 'One.\n\nTwo.\n\nThree.\n';
const changed = base.replace('Three', '3');
const edited = base.replace('One', '1');

interface Row {
  readonly what: string;
  readonly ours?: string;
  readonly theirs: string;
  readonly isImported?: boolean;
  readonly hasBase?: boolean;
  readonly isText?: boolean;
  readonly outcome: string;
  readonly content?: string;
  readonly conflicts?: number;
}

const rows: readonly Row[] = [
  { what: 'nothing there', isImported: false, theirs: base, outcome: 'added', content: base },
  { what: 'deleted by a writer', theirs: base, outcome: 'deletedHere' },
  { what: 'deleted by a writer, changed in the source', theirs: changed, outcome: 'deletedHere' },
  { what: 'as it is', ours: base, theirs: base, outcome: 'unchanged' },
  { what: 'changed in the source', ours: base, theirs: changed, outcome: 'updated', content: changed },
  { what: 'edited', ours: edited, theirs: base, outcome: 'kept' },
  { what: 'both the same', ours: changed, theirs: changed, outcome: 'unchanged' },
  {
    what: 'both, apart',
    ours: edited,
    theirs: changed,
    outcome: 'merged',
    content: edited.replace('Three', '3'),
  },
  {
    what: 'both, the same lines',
    ours: base.replace('Three', 'III'),
    theirs: changed,
    outcome: 'kept',
    conflicts: 1,
  },
  {
    what: 'both, and nobody knows the base',
    ours: edited,
    theirs: changed,
    hasBase: false,
    outcome: 'kept',
    conflicts: 1,
  },
  { what: 'both, a picture', ours: edited, theirs: changed, isText: false, outcome: 'kept', conflicts: 1 },
  {
    what: 'somebody else’s file',
    ours: edited,
    theirs: base,
    isImported: false,
    outcome: 'kept',
    conflicts: 1,
  },
  { what: 'half an import before', ours: base, theirs: base, isImported: false, outcome: 'unchanged' },
  {
    what: 'Windows line breaks, unedited',
    ours: base.replaceAll('\n', '\r\n'),
    theirs: base,
    outcome: 'unchanged',
  },
  {
    what: 'Windows line breaks, edited',
    ours: edited.replaceAll('\n', '\r\n'),
    theirs: changed,
    outcome: 'merged',
    content: edited.replace('Three', '3').replaceAll('\n', '\r\n'),
  },
];

test.each(rows)('$what: $outcome', (row) => {
  const { ours, theirs, isImported = true, hasBase = true, isText = true } = row;
  const { outcome, content, conflicts } = decide({
    ours: ours === undefined ? undefined : Buffer.from(ours),
    theirs: Buffer.from(theirs),
    lastHash: isImported ? contentHash(base) : undefined,
    base: isImported && hasBase ? base : undefined,
    isText,
  });
  expect({
    outcome,
    content: content && Buffer.from(content).toString(),
    conflicts: conflicts.length,
  }).toEqual({
    outcome: row.outcome,
    content: row.content,
    conflicts: row.conflicts ?? 0,
  });
});

test('a base that is not what was imported last is none', () => {
  const decision = decide({
    ours: Buffer.from(edited),
    theirs: Buffer.from(changed),
    lastHash: contentHash(base),
    base: 'something else',
    isText: true,
  });
  expect(decision).toEqual({ outcome: 'kept', conflicts: ['whole'] });
});
