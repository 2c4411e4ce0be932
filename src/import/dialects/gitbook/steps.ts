/** `{% stepper %}`: our steps, or numbered headings where a step has headings of its own. */
import type { Edit } from '#import/tree/markdown/traced-text.ts';
import { codesIn, isInside, type Tag } from './tags.ts';

/** Edits for the tags of a stepper, its own and those of its steps, and for the lines in it. */
export function stepEdits(stepper: Tag, tags: readonly Tag[], text: string): Edit[] {
  const last = stepper.partner;
  if (!last) return [];
  const steps = tags.filter(
    (tag) =>
      tag.name === 'step' &&
      !tag.isEnd &&
      tag.start > stepper.start &&
      tag.start < last.start &&
      stepperOf(tag, tags) === stepper,
  );
  return canBeList(stepper, steps, text)
    ? listEdits(stepper, last, steps, text)
    : [
        { start: stepper.start, end: stepper.end, text: '' },
        { start: last.start, end: last.end, text: '' },
        ...steps.flatMap((step, index) => numberedEdits(step, index + 1, text)),
      ];
}

const stepperOf = (step: Tag, tags: readonly Tag[]) =>
  tags.findLast(
    ({ name, isEnd, start, partner }) =>
      name === 'stepper' && !isEnd && start < step.start && partner && partner.start > step.start,
  );

/** Whether all that stands in the stepper are steps, which an item of a list can hold. */
function canBeList(stepper: Tag, steps: readonly Tag[], text: string): boolean {
  if (steps.length < 2 || lineStart(text, stepper.start) !== stepper.start) return false;
  const codes = codesIn(text);
  let at = stepper.end;
  for (const step of steps) {
    if (!step.partner || step.partner.start < step.end) return false;
    if (text.slice(at, step.start).trim() !== '' || lineStart(text, step.start) !== step.start) return false;
    const { length } = titleOf(step, text)?.[0] ?? '';
    const from = step.end + length;
    const inner = text.slice(from, step.partner.start);
    const headings = [...inner.matchAll(/^#{1,6} /gm)].some(({ index }) => !isInside(codes, from + index));
    if (headings || /^<(?!img|figure|br)[a-z]|\{% *stepper/im.test(inner) || inner.trim() + length === '0')
      return false;
    at = step.partner.end;
  }
  return text.slice(at, stepper.partner?.start).trim() === '';
}

const titleOf = (step: Tag, text: string) => /^\s*#{1,6} +([^\n]*)\n*/.exec(text.slice(step.end));

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;

function listEdits(stepper: Tag, last: Tag, steps: readonly Tag[], text: string): Edit[] {
  const colons = ':'.repeat(3 + stepper.height);
  return [
    { start: stepper.start, end: stepper.end, text: `${colons}steps\n` },
    ...steps.flatMap((step, index) => itemEdits(step, `${index + 1}. `, text)),
    { start: last.start, end: last.end, text: `\n${colons}` },
  ];
}

function itemEdits(step: Tag, marker: string, text: string): Edit[] {
  const close = step.partner;
  if (!close) return [];
  const title = titleOf(step, text);
  const head = title ? title[0] : (/^\s*/.exec(text.slice(step.end))?.[0] ?? '');
  const words = title?.[1]?.replace(/\s+#+\s*$/, '').replace(/^\*\*(.+)\*\*$/, '$1') ?? '';
  const indent = ' '.repeat(marker.length);
  const from = step.end + head.length;
  const label = words.trim() === '' ? '' : `**${words.trim()}**`;
  const gap = label !== '' && from < close.start ? `\n\n${indent}` : '';
  const lines = [...text.slice(from, close.start).matchAll(/\n(?=[^\n])/g)].map(({ index }): Edit => {
    const at = from + index + 1;
    return { start: at, end: at, text: indent };
  });
  return [
    { start: step.start, end: from, text: `${marker}${label}${gap}` },
    ...lines.filter(({ start }) => start < close.start),
    { start: close.start, end: close.end, text: '' },
  ];
}

/** A step with its number before its heading, or above its text. */
function numberedEdits({ start, end, partner }: Tag, number: number, text: string): Edit[] {
  const close: Edit[] = partner ? [{ start: partner.start, end: partner.end, text: '' }] : [];
  const [head, marks] = /^\s*(#{1,6}) +/.exec(text.slice(end)) ?? [];
  return head === undefined || marks === undefined
    ? [{ start, end, text: `**${number}.**\n` }, ...close]
    : [{ start, end: end + head.length, text: `\n${marks} ${number}. ` }, ...close];
}
