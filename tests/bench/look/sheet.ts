/** The contact sheet: all screenshots on one page, those that changed first, with what they were. */
import { escapeHtml } from '#base/escape-html.ts';

/** A screenshot on the sheet, and how it compares with its reference. */
export interface Framed {
  readonly name: string;
  readonly state: 'same' | 'changed' | 'new';
  /** Share of pixels that differ. */
  readonly share: number;
}

/** Makes the page. Pictures lie beside it, in `reference`, `now` and `difference`. */
export function contactSheet(framed: readonly Framed[]): string {
  const order = { changed: 0, new: 1, same: 2 };
  const figures = framed.toSorted((a, b) => order[a.state] - order[b.state]).map(figure);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Look: ${framed.filter(({ state }) => state === 'changed').length} of ${framed.length} changed</title>
<style>
  body { display: flex; flex-wrap: wrap; gap: 1rem; font: 0.9rem system-ui; align-items: start }
  figure { margin: 0; border: 2px solid silver; padding: 0.5rem }
  .changed { border-color: red }
  img { max-inline-size: 20rem; max-block-size: 40rem }
</style>
${figures.join('\n')}
</html>
`;
}

function figure({ name, state, share }: Framed): string {
  const folders = state === 'changed' ? ['reference', 'now', ...(share < 1 ? ['difference'] : [])] : ['now'];
  const pictures = folders.map(
    (folder) => `<img src="${folder}/${escapeHtml(name)}.png" alt="${folder}" loading="lazy">`,
  );
  const said = state === 'changed' ? `${state}: ${(100 * share).toFixed(2)} %` : state;
  return `<figure class="${state}"><figcaption>${escapeHtml(name)}, ${said}</figcaption>${pictures.join('')}</figure>`;
}
