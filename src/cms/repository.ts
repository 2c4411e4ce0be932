/** Where an editor finds the files: the address of a repository, as browsers open it. */

/** A kind of host with an API that editors know. */
export const backends = ['github', 'gitlab', 'gitea'] as const;
export type BackendKind = (typeof backends)[number];

export interface Repository {
  readonly kind: BackendKind;
  /** Such as `acme/help`. */
  readonly name: string;
  /** Such as `https://github.com`. */
  readonly origin: string;
  /** Where its API begins. */
  readonly api: string;
}

const known: Readonly<Record<string, BackendKind>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'gitea.com': 'gitea',
  'codeberg.org': 'gitea',
};

const apis: Readonly<Record<BackendKind, (origin: string) => string>> = {
  github: (origin) => (origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api/v3`),
  gitlab: (origin) => `${origin}/api/v4`,
  gitea: (origin) => `${origin}/api/v1`,
};

/** Reads an address such as `https://github.com/acme/help`; nothing if it isn't one, or its host is of no known kind. */
export function parseRepository(address: string, kind?: BackendKind): Repository | undefined {
  const url = URL.parse(address.trim());
  const name = url?.pathname.replace(/^\/|\/$|\.git$/g, '') ?? '';
  const found = kind ?? known[url?.host ?? ''];
  if (url?.protocol !== 'https:' || url.username !== '' || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(name) || !found) {
    return undefined;
  }
  return { kind: found, name, origin: url.origin, api: apis[found](url.origin) };
}
