import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from '../support/post.ts';
import { startMain } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';
import type { State } from './state.ts';

/** An installation that is not set up, started once: the demonstration has been. */
let empty: Promise<{ url: string; key: string }> | undefined;

async function startEmpty() {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-empty-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { url, output } = await startMain(folder);
  for (;;) {
    const [, key] = /\/setup\/([\w-]+)/.exec(output()) ?? [];
    if (key) return { url, key };
    await sleep(50);
  }
}

/** Answers the addresses of the first run from there, as if the site that is visited were empty. */
async function withKey({ page }: Visitor): Promise<string> {
  empty ??= startEmpty();
  const { url, key } = await empty;
  await page.route('**/setup/*', async (route) => {
    const request = route.request();
    const headers = { ...request.headers(), 'sec-fetch-site': 'same-origin' };
    const { pathname } = new URL(request.url());
    await route.fulfill({ response: await route.fetch({ url: url + pathname, headers }) });
  });
  return `/setup/${key}`;
}

const opened = async (visitor: Visitor) => visitor.opens(await withKey(visitor));

const sent = (fields: { [name: string]: string }) => async (visitor: Visitor) =>
  post(visitor, await withKey(visitor), fields);

export const setupStates: State[] = [
  { route: 'GET /setup/:key', name: 'setting up an empty store', dark: true, reach: opened },
  { route: 'GET /setup/:key', name: 'setting up in large type', senior: true, reach: opened },
  { route: 'POST /setup/:key', name: 'setting up with everything missing', dark: true, reach: sent({}) },
  {
    route: 'GET /setup/:key',
    name: 'a link for setting up that has ended',
    reach: (visitor) => visitor.opens('/setup/ended'),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const setupNotPages: { [route: string]: string } = {
  'GET /robots.txt': 'a file for crawlers',
  'GET /sitemap.xml': 'a file for crawlers',
};
