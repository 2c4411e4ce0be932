/** Finds browsers for tests and benchmarks: one that is there, else Playwright's own Chromium, else Debian's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { packageCommand } from '../../scripts/package-command.ts';

/** Flags that work as root and keep the browser from asking the network for anything of its own. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

export type FoundBrowser = { readonly path: string } | { readonly path: undefined; readonly reason: string };

/** The browser's path, installing one where possible; or why there is none, in one line. */
export function findBrowser(): FoundBrowser {
  const path = installed(chromiums) ?? playwrights() ?? debians('chromium', chromiums);
  if (path) return { path };
  const reason =
    'No Chromium found: set CHROMIUM_PATH, or run "npx playwright install chromium" or "apt-get install chromium".';
  return { path: undefined, reason };
}

/** The same for Firefox, which is driven as it comes, over WebDriver BiDi. */
export function findFirefox(): FoundBrowser {
  const path = installed(firefoxes) ?? debians('firefox-esr', firefoxes);
  if (path) return { path };
  const reason = 'No Firefox found: set FIREFOX_PATH, or run "apt-get install firefox-esr".';
  return { path: undefined, reason };
}

/** How a browser may be there. */
interface Candidates {
  readonly variable: string;
  readonly names: readonly string[];
  readonly mac: string;
  /** Below "Program Files". */
  readonly windows: string;
}

const chromiums: Candidates = {
  variable: 'CHROMIUM_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  mac: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  windows: 'Google/Chrome/Application/chrome.exe',
};

const firefoxes: Candidates = {
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  mac: '/Applications/Firefox.app/Contents/MacOS/firefox',
  windows: 'Mozilla Firefox/firefox.exe',
};

function installed({ variable, names, mac, windows }: Candidates): string | undefined {
  const named = process.env[variable];
  if (named && existsSync(named)) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const onWindows = ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, windows)];
  });
  return [...onPath, mac, ...onWindows].find((path) => existsSync(path));
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  const install = [packageCommand('playwright'), 'install', 'chromium'];
  spawnSync(process.execPath, install, { stdio: 'ignore', timeout: 300_000 });
  return existsSync(path) ? path : undefined;
}

function debians(name: string, candidates: Candidates): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', name], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return installed(candidates);
}
