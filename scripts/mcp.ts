/**
 * Serves a help centre to an assistant, over standard input and output. Exit code 0: the assistant is done, 1: the help centre
 * can't be read, 2: wrong usage.
 */
import { isWebAddress } from '#base/web-address.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { runCommand } from './command.ts';

const usage = `Usage: npx fener mcp [--base https://help.example.com]

Lets an assistant on this machine search and read a help centre, and look up who can be reached and which stores are near
(Model Context Protocol). An assistant starts it: see docs/machines.md.

  --base   address of a help centre made with Fener, or folder of a built one (default: OUT_DIR, or dist)
`;

await runCommand({
  usage,
  options: { base: { type: 'string' } },
  async run({ base }) {
    const [{ serveStdio }, { HelpDesk }, { addressSource, folderSource }, { createHelpServer }, product] =
      await Promise.all([
        import('@modelcontextprotocol/server/stdio'),
        import('#mcp/desk.ts'),
        import('#mcp/source.ts'),
        import('#mcp/server.ts'),
        import('#files/product-package.ts'),
      ]);
    const isAddress = base !== undefined && isWebAddress(base);
    const folder = base ?? placesFrom(process.env).outDir;
    const source = isAddress
      ? addressSource(base.replace(/[?#].*$/, '').replace(/\/+$/, ''))
      : folderSource(folder);
    const desk = new HelpDesk(source, Date.now);
    await desk.tools().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        isAddress
          ? `${base} can't be read as a help centre made with Fener: ${reason}`
          : `There is no built help centre in ${shownPath(folder)}: ${reason} Run "npx fener build", or name another with --base.`,
      );
    });
    // Standard output belongs to the protocol.
    serveStdio(() => createHelpServer(desk, product.productPackage.version), {
      onerror: (error) => process.stderr.write(`${error.message}\n`),
    });
  },
});
