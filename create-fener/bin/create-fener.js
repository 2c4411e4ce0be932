#!/usr/bin/env node
/** The command `npm create fener`: says which Node it needs, then runs. Older versions of Node can run this file, too. */
const needed = 24;

if (Number.parseInt(process.versions.node, 10) >= needed) {
  await import('../lib/create-fener.js');
} else {
  process.stderr.write(
    `Fener needs Node ${needed} or newer, and this is Node ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org.\n',
  );
  process.exitCode = 1;
}
