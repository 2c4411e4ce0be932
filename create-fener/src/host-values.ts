/** What the files for a host are filled with: addresses and paths, at the top of a host or below a path. */
import { UsageError } from '../../scripts/command.ts';
import type { Answers, Host } from './answers.ts';

/** What a host reads at the top of what is published, wherever the site lies in it. */
const readAtTop: Readonly<Partial<Record<Host, readonly string[]>>> = {
  netlify: ['_redirects', '_headers'],
  cloudflare: ['_redirects', '_headers', '.assetsignore'],
};

/** The path below which the site lies, such as `/help`; empty at the top of a host. */
const baseOf = (url: string) => new URL(url).pathname.replace(/\/$/, '');

/** Values of the templates in `hosts/`. `build`: the command that puts the site where the host serves it. */
export function hostValues({ url, host }: Pick<Answers, 'url' | 'host'>) {
  const base = baseOf(url);
  const domain = new URL(url).host;
  const atTop = (readAtTop[host] ?? []).map((name) => `dist${base}/${name}`);
  return {
    url,
    domain,
    base,
    build: [
      base === '' ? 'npx fener build' : `OUT_DIR=dist${base} npx fener build`,
      ...(base === '' || atTop.length === 0 ? [] : [`cp ${atTop.join(' ')} dist/`]),
    ].join(' && '),
    shared:
      base === ''
        ? ''
        : `#\n# If nginx serves other pages of ${domain}, put "include" and the location of ratings into the server block that it has,\n` +
          `# and the help centre into ${base} of that block's root.\n`,
  };
}

/** Throws a `UsageError` for an address or a part that the host can't serve. */
export function refuseForHost({ url, parts, host }: Pick<Answers, 'url' | 'parts' | 'host'>): void {
  if (host !== 'github-pages') return;
  if (parts.includes('ratings')) {
    throw new UsageError(
      `GitHub Pages can't pass "ratings" on to a server that keeps them. Take other parts, such as "channels", or another host.`,
    );
  }
  const [, repository = '', ...deeper] = baseOf(url).split('/');
  if (deeper.length === 0) return;
  const nearest = new URL(`/${repository}/`, url).href;
  throw new UsageError(
    `GitHub Pages can't serve "${url}": below a host it has one folder for each repository. Take "${nearest}", or another host.`,
  );
}

/** What its author has to do on the host because of the address, in a line; empty if nothing. */
export function addressNote({ url, host }: Pick<Answers, 'url' | 'host'>): string {
  const name = baseOf(url).slice(1);
  return host === 'github-pages' && name !== ''
    ? `Call the repository "${name}": GitHub Pages serves it at /${name}/.\n`
    : '';
}
