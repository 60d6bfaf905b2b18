import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of one window share a process, so that scripts need not be compiled anew in another.
  '--renderer-process-limit=1',
  // No page lives long enough to earn back what optimising its scripts costs; bigger young generations are swept less often.
  '--js-flags=--no-opt --no-maglev --min-semi-space-size=64',
];

const runs = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** CHROMIUM_PATH where it is set, else the usual places. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH: chosen } = process.env;
  return chosen ? [chosen].find(runs) : places.find(runs);
}

/**
 * Chromium without its windows (Debian: chromium-headless-shell): pages are laid out, painted and run by the same code for
 * a fifth less. It keeps no page that was left, so it is not for journeys that go back. CHROMIUM_SHELL_PATH says where it is.
 */
export function findShell(): string | undefined {
  const { CHROMIUM_SHELL_PATH: chosen = '/usr/bin/chromium-headless-shell' } = process.env;
  return runs(chosen) ? chosen : undefined;
}

/**
 * A browser as people have it: pages that were left are kept as they were and come back with the back button, which
 * Playwright would switch off.
 */
export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch(asPeopleHaveIt(executablePath));

/** The same for all files of a run. */
export const launchServer = (executablePath: string): Promise<BrowserServer> =>
  chromium.launchServer(asPeopleHaveIt(executablePath));

const asPeopleHaveIt = (executablePath: string): LaunchOptions => ({
  executablePath,
  headless: true,
  args: flags,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
