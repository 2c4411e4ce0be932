/** Ports for programs that can't be asked which one they took. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what systems give to outgoing connections, from 32,768 on Linux: a test beside this one with two thousand
 * connections would take the port before its program is ready to
 * (https://docs.kernel.org/networking/ip-sysctl.html#ip-variables).
 */
const [first, end] = [12_000, 32_000];

/** A port that nothing listens on now, and that no outgoing connection will take. */
export async function freePort(): Promise<number> {
  const port = randomInt(first, end);
  const probe = createServer().listen(port);
  const isFree = await once(probe, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
}
