/**
 * `.vercel/output/config.json` as Vercel reads it: checked with its own library, and obeyed as documented:
 * https://vercel.com/docs/build-output-api/configuration#routes
 */
import { normalizeRoutes } from '@vercel/routing-utils';
import { z } from 'zod';

const route = z.strictObject({
  src: z.string().exactOptional(),
  handle: z.enum(['filesystem', 'error']).exactOptional(),
  status: z.number().exactOptional(),
  dest: z.string().exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  has: z
    .array(z.strictObject({ type: z.literal('query'), key: z.string(), value: z.string() }))
    .exactOptional(),
  continue: z.boolean().exactOptional(),
});

const configuration = z.strictObject({ version: z.literal(3), routes: z.array(route) });
type Route = z.infer<typeof route>;

/** Where the file leads a request, with which headers, and which page answers where there is no file. */
export function readAsVercel(text: string) {
  const { routes } = configuration.parse(JSON.parse(text));
  const { error } = normalizeRoutes(routes.map(withoutNothing));
  const first = routes.findIndex(({ handle }) => handle === 'filesystem');
  const last = routes.findIndex(({ handle }) => handle === 'error');
  return {
    error: error ?? undefined,
    count: routes.length,
    answerTo: (address: string) => {
      const { matched, headers } = follow(routes.slice(0, first), address);
      const { Location: location = '' } = headers;
      return matched && location !== '' ? `${location} ${matched.status}` : undefined;
    },
    headersOf: (address: string) => follow(routes.slice(0, first), address).headers,
    notFoundPageOf: (address: string) => {
      const { matched } = follow(routes.slice(last + 1), address);
      return `${matched?.dest} ${matched?.status}`;
    },
  };
}

const withoutNothing = ({ handle, src = '', ...others }: Route) =>
  handle === undefined ? { src, ...others } : { handle };

/** Headers of the rules that go on, and the first that ends it. A header that several rules have is that of the last. */
function follow(routes: readonly Route[], address: string) {
  const { pathname, searchParams } = new URL(address, 'https://site.example');
  const headers: Record<string, string> = {};
  for (const one of routes) {
    const found = new RegExp(one.src ?? '', 'u').exec(pathname);
    const isMeant = (one.has ?? []).every(({ key, value }) =>
      searchParams.getAll(key).some((given) => new RegExp(`^${value}$`).test(given)),
    );
    if (!found || !isMeant) continue;
    for (const [name, value] of Object.entries(one.headers ?? {})) {
      headers[name] = value.replaceAll(/\$(\d)/g, (_, number) => found[Number(number)] ?? '');
    }
    if (one.continue !== true) return { matched: one, headers };
  }
  return { matched: undefined, headers };
}
