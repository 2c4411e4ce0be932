/** What the configuration of an Astro site says, as far as it can be read without running it. */
import { parse } from 'jsonc-parser';
import { z } from 'zod';
import { Unread, type ReadModule } from '#import/sources/modules.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { SourceSite } from '#import/tree/tree.ts';

export interface StarlightConfig {
  readonly site: SourceSite;
  /** Where the site lies on its host, without "/" at its end. */
  readonly base: string;
  /** What the sidebar lists; absent where it lists all there is. */
  readonly sidebar: readonly unknown[] | undefined;
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  /** Folders that stand for beginnings of imports: `~/` for `src/`. */
  readonly aliases: readonly { readonly start: string; readonly folder: string }[];
}

const text = z.string().optional().catch(undefined);
const target = z.union([
  z.string(),
  z.object({ destination: z.string() }).transform(({ destination }) => destination),
]);
const settings = z.object({
  site: text,
  base: text,
  redirects: z.record(z.string(), z.unknown()).catch({}),
  integrations: z.array(z.unknown()).catch([]),
});
const integration = z.object({
  title: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .catch(undefined),
  sidebar: z.array(z.unknown()).optional().catch(undefined),
});
const paths = z.object({
  compilerOptions: z.object({
    baseUrl: z.string().catch('.'),
    paths: z.record(z.string(), z.array(z.string())).catch({}),
  }),
});

/** Reads the configuration of the site in a folder, `''` or one with "/" at its end. */
export function readConfig(place: FolderPlace, readModule: ReadModule, root: string): StarlightConfig {
  const file = place.files.find(
    (name) => /^astro\.config\.[cm]?[jt]s$/.test(name.slice(root.length)) && name.startsWith(root),
  );
  const said = file === undefined ? undefined : readModule(file)['default'];
  const {
    site,
    base = '',
    redirects,
    integrations,
  } = settings.parse(typeof said === 'object' && said !== null && !(said instanceof Unread) ? said : {});
  const own = integrations
    .flatMap((one) => integration.safeParse(one).data ?? [])
    .toSorted((a, b) => Number(b.sidebar !== undefined) - Number(a.sidebar !== undefined))
    .find(({ sidebar, title }) => sidebar ?? title);
  const name = typeof own?.title === 'string' ? own.title : Object.values(own?.title ?? {})[0];
  const path = `/${base}`.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  return {
    site: { name, url: site !== undefined && URL.canParse(site) ? new URL(site).origin + path : undefined },
    base: path,
    sidebar: own?.sidebar,
    redirects: Object.entries(redirects).flatMap(([from, to]) => {
      const read = to instanceof Unread ? undefined : target.safeParse(to).data;
      return read === undefined ? [] : [{ from: splat(from, '*'), to: splat(read, ':splat') }];
    }),
    aliases: aliasesIn(place, root),
  };
}

/** `/old/[...slug]` as hosts write it. */
const splat = (path: string, sign: string) => path.replace(/\[\.\.\.\w+\]/, sign);

/** `paths` of `tsconfig.json`, which may have comments. */
function aliasesIn(place: FolderPlace, root: string): StarlightConfig['aliases'] {
  const { baseUrl, paths: written } = paths.safeParse(parse(place.textOf(`${root}tsconfig.json`) ?? '{}'))
    .data?.compilerOptions ?? { baseUrl: '.', paths: {} };
  return Object.entries(written).flatMap(([from, [to]]) =>
    to === undefined
      ? []
      : [{ start: from.replace(/\*$/, ''), folder: `${baseUrl}/${to.replace(/\*$/, '')}` }],
  );
}
