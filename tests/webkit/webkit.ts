/** Debian's WebKitGTK, over WebDriver: the engine of Safari, on a screen and a session bus of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';
import { vi } from 'vitest';
import { freePort } from '../free-port.ts';

/** A browser that tests drive, and how it ends. */
export interface WebKit {
  readonly driver: WebDriver;
  readonly close: () => Promise<void>;
}

/** `driverPath`: WebKitWebDriver, which knows its browser. */
export async function startWebKit(driverPath: string): Promise<WebKit> {
  const [port, settings] = [await freePort(), settingsFolder()];
  const screen = ['xvfb-run', '--auto-servernum', '--server-args', '-screen 0 1400x1000x24'];
  const server = spawn('dbus-run-session', ['--', ...screen, driverPath, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      XDG_CONFIG_HOME: settings,
      // A virtual screen shares no buffers of a graphics card: https://docs.webkit.org/Ports/WebKitGTK%20and%20WPE%20WebKit/EnvironmentVariables.html
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      // Nobody reads this screen aloud, and no desktop offers its dialogs.
      NO_AT_BRIDGE: '1',
      GTK_USE_PORTAL: '0',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${url}/status`), { timeout: 60_000 });
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  await driver.manage().window().setRect({ width: 1000, height: 700 });
  return {
    driver,
    async close() {
      await driver.quit();
      await endGroup(server);
      rmSync(settings, { recursive: true });
    },
  };
}

/** A reader who wants less movement: here the processor draws each frame of a map, which may take a second. */
function settingsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fener-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
}

/** Ends a process and those that it has started. */
async function endGroup(leader: ChildProcess): Promise<void> {
  const ended = once(leader, 'exit');
  if (leader.pid !== undefined) process.kill(-leader.pid, 'SIGTERM');
  await ended;
}
