import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { dialect } from '#tests/support/dialect.ts';
import { refuseStaleBuild } from './build.ts';
import { findChromium, findShell, launchServer } from './chromium.ts';
import { startDemo } from './server.ts';
import { keepAddress } from './store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the shared browser listens; empty where there is none. */
    browser: string;
    /** The program of a browser that keeps pages that were left; empty where there is none. */
    chromium: string;
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
    provide('chromium', '');
    provide('demo', '');
    provide('postgres', '');
    return undefined;
  }
  refuseStaleBuild();
  const folder = mkdtempSync(join(tmpdir(), 'wenji-journeys-'));
  const cluster = await startCluster(folder);
  provide('postgres', cluster?.url ?? '');
  const [browser, server] = await Promise.allSettled([
    launchServer(findShell() ?? chromium),
    startDemo(folder),
  ]);
  const end = async () => {
    if (browser.status === 'fulfilled') await browser.value.close();
    cluster?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  // Whoever cannot begin takes along what has begun: a cluster is no child of this process.
  try {
    await settledOf(server).stop();
    provide('browser', settledOf(browser).wsEndpoint());
  } catch (error) {
    await end();
    throw error;
  }
  provide('chromium', chromium);
  provide('demo', folder);
  return end;
}

function settledOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

/** On PostgreSQL a cluster of its own, whose first database is the demonstration's. */
async function startCluster(folder: string) {
  if (dialect === 'sqlite') return undefined;
  const { startPostgres } = await import('../../../scripts/postgres.mjs');
  const cluster = await startPostgres();
  const client = new pg.Client(cluster.url);
  await client.connect();
  await client.query('CREATE DATABASE demo TEMPLATE template0');
  await client.end();
  const url = new URL(cluster.url);
  url.pathname = '/demo';
  keepAddress(folder, url.href);
  return cluster;
}
