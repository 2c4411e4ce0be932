/** From `npm create fener` to nginx, with all that a company changes in its first hour. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNginx, type NginxServer } from '../site/nginx-server.ts';
import { parseHtml, textOf, valueIn } from '../site/html.ts';
import { crawl, type Visited } from './crawl.ts';
import { writeOwnContent } from './own-content.ts';
import { createSite, fener, shareInstalled } from './packages.ts';

const published = 'https://www.acme.example/help/';
const base = new URL(published).pathname;
const locales = ['en', 'de', 'ar', 'fr'];
const answers = ['--name', 'Acme Bikes', '--url', published, '--host', 'nginx'];
const options = [...answers, '--languages', 'en,de,ar', '--parts', 'stores,channels,ratings'];

/** Pages of each locale, and what stands on them. */
const pages: Readonly<Record<string, RegExp>> = {
  '': /pneu|Reifen|tyre|الإطار/,
  'repairs/': /pneu|Reifen|tyre|الإطار/,
  'repairs/change-a-tyre/': /pneu|Reifen|tyre|الإطار/,
  'repairs/set-the-brakes/': /Try them at walking pace/,
  'book-a-service/': /Bring the bike in the morning/,
  'contact/': /help@acme\.example/,
  'stores/': /Acme Bikes London/,
  'search/': /./,
};

/** Creates the site, makes it the company's own, and builds it where a server has it below the path. */
async function buildOwnSite(installed: string): Promise<string> {
  const site = await createSite('own', options);
  shareInstalled(installed, site);
  writeOwnContent(site);
  await fener(site, ['new', 'locale', 'fr']);
  expect((await fener(site, ['check'])).stdout).toBe('No problems.\n');
  await fener(site, ['build'], { OUT_DIR: join('www', base) });
  return site;
}

/** `installed`: a site whose installed packages it may share. */
export function testOwnSite(installed: string): void {
  describe("a company's own help centre, below a path, on nginx", () => {
    let server: NginxServer | undefined;
    let found: ReadonlyMap<string, Visited>;

    const htmlPages = () => [...found].filter(([, { type }]) => type === 'text/html');
    const pageAt = (path: string) => parseHtml(found.get(base + path)?.text ?? '');

    beforeAll(async () => {
      const site = await buildOwnSite(installed);
      const started = await startNginx(join(site, 'www', base), join(site, 'www'));
      if ('missing' in started) return;
      server = started;
      const origin = `http://127.0.0.1:${started.port}`;
      found = await crawl({ published, origin }, [base, `${base}sitemap-index.xml`]);
    }, 600_000);

    afterAll(() => server?.remove());

    const onNginx = (name: string, run: () => void) =>
      test(name, ({ skip }) => {
        skip(server === undefined, 'nginx is missing');
        run();
      });

    onNginx(
      'every address that a page, a style or the sitemap names is there, and all lie below the path',
      () => {
        const dead = [...found].filter(([, { status }]) => status !== 200).map(([path]) => path);
        expect(dead).toEqual([]);
        expect([...found.keys()].filter((path) => !path.startsWith(base))).toEqual([]);
      },
    );

    onNginx('every locale has its pages, in its own language', () => {
      for (const locale of locales) {
        for (const [path, text] of Object.entries(pages)) {
          const page = pageAt(`${locale}/${path}`);
          expect(valueIn(page, 'html', 'lang'), `${locale}/${path}`).toBe(locale);
          expect(textOf(page), `${locale}/${path}`).toMatch(text);
        }
        expect(valueIn(pageAt(`${locale}/`), 'html', 'dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
      }
    });

    onNginx('what is not translated says so, and is marked with its own language', () => {
      expect(valueIn(pageAt('fr/book-a-service/'), 'h1', 'lang')).toBe('en');
      expect(valueIn(pageAt('fr/repairs/change-a-tyre/'), 'h1', 'lang')).not.toBe('en');
    });

    onNginx('colour, logo, icon, font and imprint are those of the company', () => {
      const home = pageAt('en/');
      const logo = valueIn(home, 'img', 'src', { alt: 'Acme Bikes' }) ?? '';
      expect(found.get(logo)?.text).toContain('#7a1fa2');
      expect(textOf(home)).toContain('Acme Bikes Ltd, 1 Victoria Street, London');
      const styles = [...found.values()].filter(({ type }) => type === 'text/css').map(({ text }) => text);
      expect(styles.join('\n')).toContain('#7a1fa2');
      expect(found.get(`${base}favicon.svg`)?.text).toContain('#7a1fa2');
      expect(valueIn(home, 'link', 'href', { as: 'font' })).toMatch(/^\/help\/_fonts\/.*\.woff2$/);
    });

    onNginx('nothing is left of the articles that came with the folder', () => {
      const left = htmlPages().filter(([, { text }]) =>
        /getting-help|find-an-answer|technical-problems/.test(text),
      );
      expect(left.map(([path]) => path)).toEqual([]);
    });
  });
}
