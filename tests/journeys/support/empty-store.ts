import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { type Server, startMain } from './server.ts';
import { makeEmpty } from './store.ts';
import type { Visitor } from './visitor.ts';

const started: Server[] = [];

// A file's states share one, so that it ends with the file.
afterAll(() => Promise.all(started.map((server) => server.stop())));

/** An installation that is not set up, and the key that its start printed. */
export async function startEmpty(): Promise<{ url: string; key: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-empty-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await makeEmpty(folder);
  const server = await startMain(folder);
  started.push(server);
  for (;;) {
    const [, key] = /\/setup\/([\w-]+)/.exec(server.output()) ?? [];
    if (key) return { url: server.url, key };
    await sleep(50);
  }
}

/** Answers these addresses from another installation, as if it were the site that is visited. */
export const answerFrom = ({ page }: Visitor, url: string, addresses: string, cookie = '') =>
  page.route(addresses, async (route) => {
    const request = route.request();
    const headers = { ...request.headers(), cookie, 'sec-fetch-site': 'same-origin' };
    const { pathname } = new URL(request.url());
    await route.fulfill({ response: await route.fetch({ url: url + pathname, headers, maxRedirects: 0 }) });
  });
