/** From the last release to the current state, as "npm update" goes: with every layer of change in use, and nothing to merge. */
import { cpSync, existsSync, globSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { withSlashes } from '#base/file-paths.ts';
import { z } from 'zod';
import { findAll, parseHtml, textOf, valueIn } from '../site/html.ts';
import { packLastRelease } from './last-release.ts';
import { writeOwnContent } from './own-content.ts';
import { createSite, fener, installMissing, manifestOf, placeBeside, unpack, use } from './packages.ts';
import { brokenPromises } from '../unit/public-surface/broken-promises.ts';
import { copied, writeTheme } from './theme.ts';

const answers = ['--name', 'Acme Bikes', '--url', 'https://help.acme.example'];
const options = [...answers, '--languages', 'en,de,ar,fr', '--parts', 'stores,channels,ratings'];

/** What readers and search engines keep of a page: where it is, what it's called, in which language, what it says. */
interface Kept {
  readonly title: string;
  readonly lang: string | undefined;
  readonly canonical: string | undefined;
  readonly text: string;
  readonly themed: readonly string[];
}

const pagesOf = (site: string): ReadonlyMap<string, Kept> =>
  new Map(
    globSync('dist/**/*.html', { cwd: site })
      .toSorted()
      .map((name) => [withSlashes(name), keptOf(readFileSync(join(site, name), 'utf8'))]),
  );

function keptOf(html: string): Kept {
  const page = parseHtml(html);
  return {
    title: findAll(page, 'h1').map(textOf).join(),
    lang: valueIn(page, 'html', 'lang'),
    canonical: valueIn(page, 'link', 'href', { rel: 'canonical' }),
    text: findAll(page, 'div', { className: 'prose' }).map(textOf).join(),
    themed: [...html.matchAll(/data-theme="([\w-]+)"/g)].map(([, name = '']) => name).toSorted(),
  };
}

/** What people of the site wrote, by file. */
const writtenIn = (site: string): ReadonlyMap<string, string> =>
  new Map(
    globSync('{content,theme,locales,public}/**/*.*', { cwd: site }).map((name) => [
      name,
      readFileSync(join(site, name), 'base64'),
    ]),
  );

const findings = z.array(z.object({ about: z.string(), message: z.string() }));

/** What `npx fener doctor` tells to look at. */
async function diagnosed(site: string): Promise<readonly string[]> {
  const { stdout } = await fener(site, ['doctor', '--format', 'json']).catch((error: unknown) =>
    z.object({ stdout: z.string() }).parse(error),
  );
  return findings.parse(JSON.parse(stdout)).map(({ about, message }) => `${about}: ${message}`);
}

/** Whether `npm update` goes from one version to the other, as "^" says. */
const isReached = (from: string, to: string) => {
  const [major, minor] = from.split('.');
  return to.startsWith(major === '0' ? `0.${minor}.` : `${major}.`);
};

interface Update {
  readonly site: string;
  readonly old: string;
  readonly marks: readonly string[];
  readonly before: ReadonlyMap<string, Kept>;
  readonly written: ReadonlyMap<string, string>;
}

/** A site of the last release with everything in use, built; or why there is none. */
async function siteOfLastRelease(installed: string): Promise<Update | { readonly missing: string }> {
  const release = await packLastRelease();
  if ('missing' in release) return release;
  const site = await createSite('updated', options, release.folder);
  const old = await placeBeside(installed, 'last-release', async (place) => {
    await unpack(release.folder, place);
    await installMissing(place, dirname(realpathSync(installed)), place);
  });
  use(site, old);
  writeOwnContent(site);
  const marks = await writeTheme(site);
  await fener(site, ['build']);
  return { site, old, marks, before: pagesOf(site), written: writtenIn(site) };
}

/** `installed`: the folder of the installed package. */
export function testUpgrade(installed: string): void {
  describe('an update from the last release, with every layer of change in use', () => {
    let update: Update | undefined;
    let missing = '';

    beforeAll(async () => {
      const made = await siteOfLastRelease(installed);
      if ('missing' in made) {
        missing = made.missing;
        process.stderr.write(`${missing}\n`);
        return;
      }
      use(made.site, realpathSync(installed));
      await fener(made.site, ['build']);
      update = made;
    }, 600_000);

    const onUpdate: OnUpdate = (name, run) =>
      test(name, async ({ skip }) => {
        if (!update) return skip(missing);
        await run(update);
      });

    testPages(onUpdate, installed);
    testDoctor(onUpdate, installed);
  });
}

type OnUpdate = (name: string, run: (made: Update) => Promise<void> | void) => void;

function testPages(onUpdate: OnUpdate, installed: string): void {
  onUpdate('an update takes away nothing public', ({ old }) => {
    const [from, to] = [old, installed].map((place) => manifestOf(place).version);
    if (!isReached(from ?? '', to ?? '')) return;
    const [before = '', now = ''] = [old, installed].map((place) =>
      readFileSync(join(place, 'docs/public-surface.md'), 'utf8'),
    );
    expect(brokenPromises(before, now)).toEqual([]);
  });

  onUpdate(
    'nothing is to be merged: no file of the site changes, and the check is clean',
    async ({ site, written }) => {
      expect(writtenIn(site)).toEqual(written);
      expect((await fener(site, ['check'])).stdout).toBe('No problems.\n');
    },
  );

  onUpdate(
    'every page is where it was, says what it said, and shows what the theme adds',
    ({ site, before, marks }) => {
      const after = pagesOf(site);
      expect(before.size).toBeGreaterThan(30);
      // Pages may show a component of the theme that they did not have before.
      for (const [name, kept] of before) {
        const { themed, ...rest } = withoutReplaced(name, kept);
        expect(after.get(name), name).toMatchObject(rest);
        expect(after.get(name)?.themed, name).toEqual(expect.arrayContaining([...themed]));
      }
      const shown = new Set([...after.values()].flatMap(({ themed }) => themed));
      expect([...shown].toSorted()).toEqual([...marks].toSorted());
      const styles = globSync('dist/_astro/*.css', { cwd: site }).map((name) =>
        readFileSync(join(site, name), 'utf8'),
      );
      expect(styles.join('')).toMatch(/--radius: ?7px/);
    },
  );
}

/** The agents' page has a field of its own instead of the site's form. What only Fener's messages name may be called better. */
const withoutReplaced = (name: string, { title, ...kept }: Kept) => ({
  ...kept,
  ...(isNamedByMessages(name) ? {} : { title }),
  themed:
    name === 'dist/agents/index.html'
      ? kept.themed.filter((mark) => mark !== 'component-SearchForm')
      : kept.themed,
});

const isNamedByMessages = (name: string) =>
  /^dist\/(?:404|agents\/|[\w-]+\/(?:404|accessibility|contact|search|stores)\b)/.test(name);

function testDoctor(onUpdate: OnUpdate, installed: string): void {
  onUpdate(
    'the doctor names the overrides whose original has changed since, and no other',
    async ({ site, old, marks }) => {
      const changed = changedOriginals(old, installed).filter((name) => marks.includes(`component-${name}`));
      const told = (await diagnosed(site)).filter((line) => line.startsWith('theme/'));
      expect(told.map((line) => line.replace(/:.*/, '')).toSorted()).toEqual(
        changed.map((name) => `theme/components/${name}.astro`),
      );
    },
  );

  onUpdate('of a changed component and a token that is gone, it names exactly these', async ({ site }) => {
    const known = await diagnosed(site);
    const patched = await placeBeside(installed, 'patched', async (place) =>
      cpSync(realpathSync(installed), place, { recursive: true }),
    );
    change(join(patched, 'lib/src/components/Breadcrumbs.astro'), (text) => `${text}<!-- Changed. -->\n`);
    change(join(patched, 'lib/src/theme/tokens.js'), (text) => text.replace(/'--radius': .*\n/, ''));
    use(site, patched);
    const told = (await diagnosed(site)).filter((line) => !known.includes(line));
    expect(told).toEqual([
      expect.stringMatching(
        /^theme\/components\/Breadcrumbs\.astro: The original of Breadcrumbs has changed/,
      ),
      expect.stringMatching(/^theme\/tokens\.css:2: .*--radius/),
    ]);
  });
}

function change(file: string, how: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = how(text);
  expect(changed, file).not.toBe(text);
  writeFileSync(file, changed);
}

/** Overrides of which a release changed the part that they depend on: a copy on all, a wrapper on the props. */
function changedOriginals(old: string, now: string): readonly string[] {
  return globSync('lib/src/components/**/*.astro', { cwd: old })
    .filter((name) => existsSync(join(now, name)))
    .map(
      (name) =>
        [
          name.replace(/^.*[\\/]|\.astro$/g, ''),
          readFileSync(join(old, name), 'utf8'),
          readFileSync(join(now, name), 'utf8'),
        ] as const,
    )
    .filter(([name, before, after]) =>
      copied.includes(name) ? before !== after : propsIn(before) !== propsIn(after),
    )
    .map(([name]) => name)
    .toSorted();
}

const propsIn = (component: string) => /^interface Props \{\n[^]*?^\}$/m.exec(component)?.[0];
