/** Reads the files of a site: from the folder of a build, or over the network. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeUri } from '#base/decode-uri.ts';
import type { HelpSource } from '#model/tools/browser/help-data.ts';
import { request } from '#remote/request.ts';
import { findFile } from '#server/static-file.ts';
import { parseFile } from './shapes.ts';

/** The largest file that is read, as it's sent and unpacked. */
const maxBytes = 32_000_000;

/** How long a server may take over a file. */
const maxMs = 10_000;

/** A site in the folder of its build, or behind a symbolic link, which may lead to another build by the next question. */
export const folderSource = (folder: string): HelpSource => ({
  parse: parseFile,
  read: (path) => {
    const decoded = decodeUri(path);
    const found =
      decoded === undefined || !existsSync(folder)
        ? undefined
        : findFile(realpathSync.native(folder), decoded);
    return Promise.resolve(typeof found === 'object' ? unpacked(readFileSync(found.file)) : undefined);
  },
});

/** A published site, whose answers are bounded in size and time. `address` ends without "/". */
export const addressSource = (address: string): HelpSource => {
  // Whoever names a host wants it asked, also if it's their own machine.
  const ownHosts = new Set([new URL(address).host]);
  return {
    parse: parseFile,
    read: async (path) => {
      const url = new URL(address + path);
      const { status, body } = await request(url, { maxBytes, maxMs, ownHosts, userAgent: 'Fener MCP' });
      if (status === 404 || status === 410) return undefined;
      if (status !== 200) throw new Error(`${url.href} answers ${status}.`);
      return unpacked(body);
    },
  };
};

/** Files of the search are gzipped, whatever the host does. */
const unpacked = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes;
