import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { contentOf } from '#db/content-hash.ts';
import { openSnapshot, takeSnapshot } from '#db/sqlite/snapshot.ts';
import { newFolder, opened } from '../backups/support.ts';
import { resident } from '../support/definitions.ts';
import { command, page, post, type Running, send, startDemo } from './drill-support.ts';

const questionnaire = '/questionnaires/zwgk-social-2021';
const consultation = '/consultations/waste-measures-2021';
/** Words that are taken back after the backup. */
const CANARY = '备份以后撤回的话';

const answer = (words?: string) => ({
  version: 1,
  language: 'zh-CN',
  answers: { ...resident, ...(words ? { Q22: words } : {}) },
});
const comment = (words: string) => ({
  version: 1,
  opinions: [{ clause: null, stance: 'amend', text: words, proposed: null, quote: null }],
});

const published = [
  '/consultations/elder-meals-2021/outcome',
  '/questionnaires/hall-hours-2021/results',
  '/en/questionnaires/hall-hours-2021/results',
  '/drill-file.txt',
];

const pagesOf = (url: string) => Promise.all(published.map((path) => page(url, path)));
const lookUp = (url: string, receipt: string) => post(url, '/receipts', { receipt });

/** Tables in which a restore has something to say: what was erased again, what was ended, that it happened. */
const touched = [
  'audit_event',
  'audit_head',
  'backup',
  'comment',
  'comment_version',
  'erasure',
  'job',
  'opinion',
  'response',
  'response_text',
  'session',
  'store_meta',
];

test('a lost disk: what was acknowledged before the backup is served again, what was erased after it is not', async () => {
  const root = newFolder();
  const at = (name: string) => join(root, name);
  const env = { DATA_DIR: at('data'), BACKUP_DIR: at('elsewhere') };
  const server = await startDemo(env);
  const { url } = server;
  await putFile(server);
  expect(await command(['backup', 'key', at('keys')], {})).toMatchObject({ code: 0 });
  copyFileSync(join(env.DATA_DIR, 'secret.key'), at('secret-kept-apart'));

  const kept = await send(url, `${questionnaire}/responses`, answer('留下来的话'));
  const gone = await send(url, `${questionnaire}/responses`, answer(CANARY));
  const goneComment = await send(url, `${consultation}/comments`, comment(`${CANARY}二`));
  const keptComment = await send(url, `${consultation}/comments`, comment('留下来的意见'));
  const before = {
    pages: await pagesOf(url),
    held: await lookUp(url, kept),
    comment: await lookUp(url, keptComment),
  };
  expect(before.pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);

  // The backup is made while answers come in.
  const file = at('wenji.age');
  const late: string[] = [];
  const making = command(['backup', file, '--key-file', join(at('keys'), 'wenji-backup-public.txt')], env);
  let made = false;
  void making.then(() => (made = true));
  while (!made || late.length < 20) late.push(await send(url, `${questionnaire}/responses`, answer()));
  expect(await making).toMatchObject({ code: 0, err: '' });

  const journal = join(env.BACKUP_DIR, 'erasures.jsonl');
  const known = linesOf(journal);
  expect((await post(url, '/receipts/withdrawal', { receipt: gone, confirmed: 'yes' })).status).toBeLessThan(
    400,
  );
  expect(
    (await post(url, '/receipts/withdrawal', { receipt: goneComment, confirmed: 'yes' })).status,
  ).toBeLessThan(400);
  for (let tries = 0; tries < 150 && linesOf(journal) < known + 2; tries += 1) await sleep(100);
  const after = { held: await lookUp(url, gone), comment: await lookUp(url, goneComment) };
  await server.kill();
  rmSync(env.DATA_DIR, { recursive: true });

  // Everything wrong is refused, and nothing is made where the store should come.
  const identity = join(at('keys'), 'wenji-backup-private.txt');
  const fresh = { DATA_DIR: at('fresh'), BACKUP_DIR: env.BACKUP_DIR };
  const secret = ['--secret-key-file', at('secret-kept-apart')];
  const restore = (from: string, more: string[], surroundings: { [name: string]: string } = fresh) =>
    command(['restore', from, ...more], surroundings);
  await command(['backup', 'key', at('other-keys')], {});
  writeFileSync(at('other-secret'), Buffer.alloc(32, 7).toString('base64url'));
  writeFileSync(at('short.age'), readFileSync(file).subarray(0, -500));
  const turned = readFileSync(file);
  turned[turned.length >> 1] = (turned[turned.length >> 1] ?? 0) ^ 4;
  writeFileSync(at('turned.age'), turned);
  for (const [from, more, words] of [
    [file, ['--key-file', join(at('other-keys'), 'wenji-backup-private.txt'), ...secret], 'does not open'],
    [
      file,
      ['--key-file', identity, '--secret-key-file', at('other-secret')],
      'not the SECRET_KEY of this backup',
    ],
    [file, ['--key-file', identity], 'SECRET_KEY of this backup is needed'],
    [at('short.age'), ['--key-file', identity, ...secret], 'is damaged'],
    [at('turned.age'), ['--key-file', identity, ...secret], 'is damaged'],
  ] as const) {
    const refused = await restore(from, [...more]);
    expect([refused.code, refused.out, existsSync(fresh.DATA_DIR)]).toEqual([2, '', false]);
    expect(refused.err).toContain(words);
  }

  const restored = await restore(file, ['--key-file', identity, ...secret]);
  expect([restored.code, restored.err]).toEqual([0, '']);
  expect(restored.out).toMatch(/Erased again, after the journals: [1-9]/);
  const { header } = await opened(file, { identity });
  const differing = Object.entries(contentIn(fresh.DATA_DIR))
    .filter(([table, { sha256 }]) => header.tables[table]?.sha256 !== sha256)
    .map(([table]) => table);
  expect(differing.filter((table) => !touched.includes(table))).toEqual([]);
  for (const name of readdirSync(fresh.DATA_DIR))
    expect([name, readFileSync(join(fresh.DATA_DIR, name)).includes(CANARY)]).toEqual([name, false]);

  const again = await startDemo(fresh);
  expect(await pagesOf(again.url)).toEqual(before.pages);
  expect((await lookUp(again.url, kept)).text).toBe(before.held.text);
  expect((await lookUp(again.url, keptComment)).text).toBe(before.comment.text);
  expect((await lookUp(again.url, gone)).text).toBe(after.held.text);
  expect((await lookUp(again.url, goneComment)).text).toBe(after.comment.text);
  expect(await command(['verify', 'audit'], fresh)).toMatchObject({ code: 0 });
  const found = await Promise.all(
    late.map(async (receipt) => (await lookUp(again.url, receipt)).text.includes('您的答卷')),
  );
  // Of the answers that came while it was made, those before its moment, and none after.
  expect(found).toEqual(found.toSorted((a, b) => Number(b) - Number(a)));

  // A store in use is left alone, whatever is asked.
  const busy = await restore(file, ['--key-file', identity, '--replace']);
  expect([busy.code, busy.out]).toEqual([2, '']);
  expect(busy.err).toContain('is in use');
  expect((await page(again.url, '/readyz')).status).toBeLessThan(600);
  await again.stop();
});

const linesOf = (journal: string) =>
  existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length : 0;

/** A file that an office puts on its site: it lives in the store. */
async function putFile({ url }: Running) {
  const signedIn = await post(url, '/workspace/sign-in', { name: 'system', password: 'wenji-demo-2021' });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { status } = await post(
    url,
    '/workspace/settings/verification-files',
    { file_name: 'drill-file.txt', content: 'of the drill' },
    cookie,
  );
  expect(status).toBe(303);
}

function contentIn(dataDir: string) {
  const copy = join(newFolder(), 'copy.db');
  mkdirSync(join(copy, '..'), { recursive: true });
  takeSnapshot(join(dataDir, 'wenji.db'), copy);
  const snapshot = openSnapshot(copy);
  const content = contentOf(snapshot.file);
  snapshot.close();
  return content;
}
