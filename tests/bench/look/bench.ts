/**
 * Photographs every page kind of the demo and compares it with a reference: two widths, both themes, both directions.
 * References are large, so they lie in a folder outside of the history; `--update` makes them.
 */
import { chromium } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { browserFlags, findBrowser } from '../../browser/find-browser.ts';
import startDemoSite from '../../browser/demo-site.ts';
import { atMost, type BenchResult } from '../result.ts';
import { compareShots } from './compare.ts';
import { contactSheet, type Framed } from './sheet.ts';
import { shots, takeShot } from './shots.ts';

const options = {
  folder: { type: 'string', default: '.cache/look' },
  tolerance: { type: 'string', default: '0.001' },
  only: { type: 'string', default: '' },
  update: { type: 'boolean', default: false },
} as const;

/**
 * `--update` makes the references of this state. `--folder DIR`: where they lie (`.cache/look`). `--tolerance 0.001`: the
 * share of pixels that may differ. `--only home`: only pages whose names begin so. Bar: no page has changed.
 */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({ args: [...args], options });
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  const album = new Album(resolve(values.folder), Number(values.tolerance), values.update);
  onStep('building');
  const stop = await startDemoSite();
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserFlags] });
  try {
    const framed: Framed[] = [];
    for (const shot of shots.filter(({ name }) => name.startsWith(values.only))) {
      onStep(shot.name);
      const picture = await takeShot(browser, process.env['FENER_TEST_URL'] ?? '', shot);
      framed.push(await album.add(shot.name, picture));
    }
    const named = (state: Framed['state']) =>
      framed.filter((one) => one.state === state).map(({ name }) => name);
    return {
      figures: {
        shots: framed.length,
        sheet: album.writeSheet(framed),
        changed: named('changed'),
        new: named('new'),
      },
      bars: [atMost('pages that look otherwise', named('changed').length, 0)],
    };
  } finally {
    await browser.close();
    await stop();
  }
}

/** A folder with references, today's pictures, what differs, and the sheet. */
class Album {
  readonly #folder: string;
  readonly #tolerance: number;
  readonly #isUpdate: boolean;

  constructor(folder: string, tolerance: number, isUpdate: boolean) {
    this.#folder = folder;
    this.#tolerance = tolerance;
    this.#isUpdate = isUpdate;
    for (const part of ['now', 'difference']) rmSync(join(folder, part), { recursive: true, force: true });
    for (const part of ['reference', 'now', 'difference']) mkdirSync(join(folder, part), { recursive: true });
  }

  /** Puts a picture in, and compares it with its reference. */
  async add(name: string, picture: Buffer): Promise<Framed> {
    const place = (part: string) => join(this.#folder, part, `${name}.png`);
    writeFileSync(place('now'), picture);
    const isKnown = existsSync(place('reference'));
    const reference = isKnown ? readFileSync(place('reference')) : picture;
    const { share, picture: difference } = await compareShots(reference, picture);
    if (difference && share > 0) writeFileSync(place('difference'), difference);
    if (this.#isUpdate) writeFileSync(place('reference'), picture);
    const state = !isKnown || this.#isUpdate ? 'new' : share > this.#tolerance ? 'changed' : 'same';
    return { name, state, share };
  }

  /** Returns where the sheet lies. */
  writeSheet(framed: readonly Framed[]): string {
    const sheet = join(this.#folder, 'index.html');
    writeFileSync(sheet, contactSheet(framed));
    return sheet;
  }
}
