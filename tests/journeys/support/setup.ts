import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { refuseStaleBuild } from './build.ts';
import { findChromium, launch } from './chromium.ts';
import { startDemo } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the shared browser listens; empty where there is none. */
    browser: string;
    /** The folder of a demonstration just played, for every file to copy. */
    demo: string;
  }
}

/** Once a run: the browser that all journeys share, and a demonstration played to its first moment. */
export default async function setup({ provide }: TestProject) {
  const chromium = findChromium();
  if (!chromium) {
    if (process.env.CI === 'true') throw new Error('No Chromium: set CHROMIUM_PATH or install chromium');
    console.log('No Chromium: journeys are skipped. Set CHROMIUM_PATH or install chromium.');
    provide('browser', '');
    provide('demo', '');
    return undefined;
  }
  refuseStaleBuild();
  const folder = mkdtempSync(join(tmpdir(), 'wenji-journeys-'));
  const [browser, server] = await Promise.all([launch(chromium), startDemo(folder)]);
  await server.stop();
  provide('browser', browser.wsEndpoint());
  provide('demo', folder);
  return async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
