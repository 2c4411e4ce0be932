/** The page shown instead of one that can't be: what is wrong, where, and how to fix it. */
import { escapeHtml } from '#base/escape-html.ts';
import { withSlashes } from '#base/file-paths.ts';
import { productFile } from '#files/product.ts';
import { htmlDocument } from '#publish/documents/document.ts';
import type { Problem } from '#problems/problem.ts';

/** Styles of the product, served and updated by Vite. */
const styles = `/@fs/${withSlashes(productFile('src/styles/index.css')).replace(/^\//, '')}`;

/**
 * The page as HTML, for a site below `base`. It reloads when a file changes (through Vite's client), until the problem is
 * fixed.
 */
export function problemPage(base: string, problems: readonly Problem[], others: number): string {
  const title = problems.length === 1 ? 'This page has a problem' : 'This page has problems';
  const rest = others === 0 ? '' : `<p>${others} more in other files: see the terminal.</p>`;
  return htmlDocument(
    { base },
    {
      lang: 'en',
      dir: 'ltr',
      title,
      head:
        `<link rel="stylesheet" href="${styles}"><link rel="icon" href="/favicon.svg">` +
        '<script type="module" src="/@vite/client"></script>',
      body:
        `<main id="main" class="chooser"><h1>${title}</h1>` +
        `<div class="prose">${problems.map(problemHtml).join('')}${rest}</div></main>`,
    },
  );
}

function problemHtml({ file, at, message, fix, code }: Problem): string {
  const place = `${file}${at ? `:${at.line}:${at.column}` : ''}`;
  return (
    `<section data-problem="${escapeHtml(code)}"><p><code>${escapeHtml(place)}</code></p>` +
    `<p><strong>${escapeHtml(message)}</strong><br>${escapeHtml(fix)}</p></section>`
  );
}
