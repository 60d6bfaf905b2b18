import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { installation } from '#tests/staff/setup-support.ts';
import { dialect } from '#tests/support/dialect.ts';
import { type Server, startMain } from './support/server.ts';
import { makeEmpty } from './support/store.ts';

/** The link that a start prints, once it has had the time to. */
async function linkOf(server: Server): Promise<string | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const [link] = /http:\S+\/setup\/[\w-]+/.exec(server.output()) ?? [];
    if (link || server.output().includes('is set up')) return link;
    await sleep(50);
  }
  return undefined;
}

const send = (link: string) =>
  fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(link).origin },
    body: new URLSearchParams(installation),
  });

test('an empty folder is set up by the link that its last start printed, and never again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-first-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await makeEmpty(folder);

  const first = await startMain(folder);
  const earlier = await linkOf(first);
  await first.stop();
  expect(earlier).toBeDefined();

  const second = await startMain(folder);
  const link = (await linkOf(second)) ?? '';
  const token = (of: string | undefined) => of?.split('/').at(-1) ?? '';
  // Processes of one database that start within ten minutes print the same one: none ends another's.
  if (dialect === 'postgres') expect(token(link)).toBe(token(earlier));
  else expect((await fetch(link.replace(/[^/]+$/, token(earlier)))).status).toBe(404);
  expect((await fetch(link)).status).toBe(200);
  const answer = await send(link);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/workspace/settings']);
  expect(await (await fetch(second.url)).text()).toContain(installation.sponsor);
  expect((await send(link)).status).toBe(404);
  await second.stop();

  const third = await startMain(folder);
  expect(await linkOf(third)).toBeUndefined();
  expect(third.output()).toContain('This installation is set up');
  expect(await (await fetch(third.url)).text()).toContain(installation.sponsor);
  await third.stop();
});
