/** Redirects that a site's host is told in files: `_redirects`, `netlify.toml`, `vercel.json`. */
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { SourceRedirect } from '#import/tree/tree.ts';
import type { FolderPlace } from './place.ts';

/** At the top of a folder, or of a site in it, and where sites keep files that are served unchanged. */
const redirectFile = /^(?:[\w.-]+\/)?(?:(?:static|public)\/)?(?:_redirects|netlify\.toml|vercel\.json)$/;

const mostRules = 10_000;

const vercel = z.object({
  redirects: z
    .array(z.object({ source: z.string(), destination: z.string(), has: z.unknown() }).nullable().catch(null))
    .catch([]),
});

/** What the files say, in their order; rules that depend on more than the address are left out. */
export function readRedirectFiles(place: FolderPlace, locale: string): SourceRedirect[] {
  return place.files
    .filter((name) => redirectFile.test(name))
    .flatMap((name) => {
      const text = place.textOf(name) ?? '';
      const rules = name.endsWith('.json')
        ? inJson(text)
        : name.endsWith('.toml')
          ? inToml(text)
          : inLines(text);
      return rules.slice(0, mostRules).map((rule) => ({ ...rule, locale, shown: name }));
    });
}

type Rule = Pick<SourceRedirect, 'from' | 'to' | 'line'>;

/** `/old /new 301`, of Netlify and Cloudflare. A rewrite (200) or an error page (404) is no redirect. */
function inLines(text: string): Rule[] {
  return text.split('\n').flatMap((written, index): Rule[] => {
    const [from = '', ...rest] = written.trim().split(/\s+/);
    const to = rest.find((part) => /^(?:\/|https?:)/.test(part));
    const status = rest.find((part) => /^\d{3}!?$/.test(part)) ?? '301';
    const isPlain = from.startsWith('/') && to !== undefined && status.startsWith('3');
    const isForAll = rest.every((part) => part === to || /^\d{3}!?$/.test(part));
    return isPlain && isForAll ? [{ from, to, line: index + 1 }] : [];
  });
}

/** Tables `[[redirects]]`. */
function inToml(text: string): Rule[] {
  return text.split(/^(?=\[)/m).flatMap((table): Rule[] => {
    if (!table.startsWith('[[redirects]]') || /^\s*(?:query|conditions|headers)\s*=/m.test(table)) return [];
    const valueOf = (key: string) =>
      new RegExp(`^\\s*${key}\\s*=\\s*(?:["']([^"'\\n]*)["']|(\\d+))`, 'm').exec(table);
    const [from, to, status] = [valueOf('from')?.[1], valueOf('to')?.[1], valueOf('status')?.[2] ?? '301'];
    return from?.startsWith('/') && to !== undefined && status.startsWith('3') ? [{ from, to }] : [];
  });
}

function inJson(text: string): Rule[] {
  const { redirects } = vercel.safeParse(parseJson(text)).data ?? { redirects: [] };
  return redirects.flatMap((rule): Rule[] => {
    if (rule === null || rule.has !== undefined) return [];
    const [, name] = /:(\w+)\*$/.exec(rule.source) ?? [];
    const from = rule.source.replace(/:\w+\*$/, '*');
    return [
      { from, to: name === undefined ? rule.destination : rule.destination.replace(`:${name}*`, ':splat') },
    ];
  });
}
