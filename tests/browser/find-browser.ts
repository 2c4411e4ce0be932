/** Finds browsers for tests and benchmarks: one that is there, else Playwright's own Chromium, else Debian's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { packageCommand } from '../../scripts/package-command.ts';
import { installDebianPackage } from '../debian-package.ts';

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
  const path =
    installed(chromiums) ??
    playwrights() ??
    debians('chromium-headless-shell', chromiums) ??
    debians('chromium', chromiums);
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

/** WebKitGTK's WebDriver, which needs a screen and a session bus: of these, Debian's packages give virtual ones. */
export function findWebKit(): FoundBrowser {
  const packages = ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus'];
  const isThere = () => ['xvfb-run', 'dbus-run-session'].every((name) => onPath(name) !== undefined);
  const find = () => (isThere() ? installed(webKits) : undefined);
  const path = find() ?? (installDebianPackage(...packages) ? find() : undefined);
  if (path) return { path };
  const reason = `No WebKitGTK found: run "apt-get install ${packages.join(' ')}", or set WEBKIT_DRIVER_PATH.`;
  return { path: undefined, reason };
}

/** How a browser may be there. */
interface Candidates {
  readonly variable: string;
  readonly names: readonly string[];
  readonly mac?: string;
  /** Below "Program Files". */
  readonly windows?: string;
}

const chromiums: Candidates = {
  variable: 'CHROMIUM_PATH',
  // First the one without windows, as Playwright prefers: a page costs it half the work.
  names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  mac: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  windows: 'Google/Chrome/Application/chrome.exe',
};

const firefoxes: Candidates = {
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  mac: '/Applications/Firefox.app/Contents/MacOS/firefox',
  windows: 'Mozilla Firefox/firefox.exe',
};

const webKits: Candidates = { variable: 'WEBKIT_DRIVER_PATH', names: ['WebKitWebDriver'] };

/** Where a program of this name lies. */
const onPath = (name: string) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

function installed({ variable, names, mac, windows }: Candidates): string | undefined {
  const named = process.env[variable];
  if (named && existsSync(named)) return named;
  const onWindows = ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined || windows === undefined ? [] : [join(folder, windows)];
  });
  return names.map(onPath).find(Boolean) ?? [mac ?? [], onWindows].flat().find((path) => existsSync(path));
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  const install = [packageCommand('playwright'), 'install', 'chromium'];
  spawnSync(process.execPath, install, { stdio: 'ignore', timeout: 300_000 });
  return existsSync(path) ? path : undefined;
}

function debians(name: string, candidates: Candidates): string | undefined {
  return installDebianPackage(name) ? installed(candidates) : undefined;
}
