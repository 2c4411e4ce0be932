import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { servedAddress, servedPath } from '#client/page/served-path.ts';

afterEach(() => void vi.unstubAllGlobals());

const onPage = (dataset: Readonly<Record<string, string>>) =>
  vi.stubGlobal('document', { documentElement: { dataset } });

test('a path of the site lies below the base that the page names', () => {
  onPage({});
  expect(servedPath('/en/')).toBe('/en/');
  onPage({ base: '/help' });
  expect([servedPath('/en/'), servedAddress('/en/'), servedAddress('https://x.example/en/')]).toEqual([
    '/help/en/',
    '/help/en/',
    'https://x.example/en/',
  ]);
});

test('no script goes round it: what else fetches or links has an address that is served already', () => {
  const found = globSync('src/client/**/*.ts').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(
        (line) => /(?<![\w#.])fetch\(|sendBeacon\(|\.(?:href|src) = /.test(line) && !/served/.test(line),
      )
      .map((line) => `${file.replaceAll('\\', '/').slice('src/client/'.length)}: ${line.trim()}`),
  );
  expect(found.toSorted()).toEqual([
    'agents/preview.ts: if (report) report.href = reportAddress(this.#options, known);',
    'agents/search-worker.ts: const response = await fetch(path, { cache });',
    'agents/start.ts: if (link) link.href = bookmarklet(location.origin + location.pathname);',
    "article/help-video.ts: player.src = `${embed}${embed.includes('?') ? '&' : '?'}autoplay=1`;",
    "article/pictures.ts: picture.src = currentSrc === '' ? src : currentSrc;",
    'article/reading.ts: link.href = `#${encodeURIComponent(heading.id)}`;',
    'contact/chat-vendors/vendor.ts: script.src = src;',
    'feedback/delivery.ts: const response = await fetch(endpoint, {',
    'feedback/delivery.ts: if (ready.length > 0) navigator.sendBeacon(endpoint, bodyOf(ready));',
    'stores/maplibre-map.ts: link.href = styleUrl;',
    "stores/store-card.ts: call.href = `tel:${international.replace(/[^+\\d]/g, '')}`;",
    'stores/whole-file-source.ts: constructor(url: string, fetchFile: Fetch = (input, init) => fetch(input, init)) {',
    "widget/centre.ts: const response = await fetch(url, { credentials: 'omit', headers: { accept: 'text/html' } });",
  ]);
});
