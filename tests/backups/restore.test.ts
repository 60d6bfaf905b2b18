import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openReading } from '#db/sqlite/reading.ts';
import { takeSnapshot } from '#db/sqlite/snapshot.ts';
import { writeArchive } from '#server/archive/archive.ts';
import { hashOf } from '#server/archive/files.ts';
import { readRecipients } from '#server/archive/keys.ts';
import { addFile } from '#server/pieces/files.ts';
import { createPiece } from '#server/pieces/pieces.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { record } from '#server/staff/audit.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { conference } from '../pieces/support.ts';
import { makeDepartment, makeOfficer, openBench } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { putThrough } from '../support/pieces.ts';
import { period, publish } from '../support/publish.ts';
import {
  backedUp,
  filesIn,
  holdJob,
  newFolder,
  newKeys,
  opened,
  restore,
  run,
  SECRET,
  sourceOf,
} from './support.ts';

const answers = { A1: 'young', B1: ['tea'], B2: '一句话' };

/** A house with an answer, a signed-in officer and a job that runs; and a backup of it. */
async function busy() {
  const house = await makeApp();
  await publish(house.ctx);
  const { receipt } = await sent(house, answers);
  const city = await makeDepartment(house.ctx, 'city');
  const officer = await makeOfficer(house.ctx, city, ['system']);
  await signedInAs(house, officer);
  await holdJob(house.ctx);
  const editor = await makeOfficer(house.ctx, city, ['editor']);
  const approver = await makeOfficer(house.ctx, city, ['approver']);
  const piece = await createPiece(house.ctx, editor, {
    ...{ kind: 'press_conference', slug: 'kept', content: conference, departmentId: city.id },
  });
  await addFile(house.ctx, editor, piece.id, { name: 'a.pdf', bytes: Buffer.from('%PDF-') });
  await putThrough(house.ctx, piece, { editor, approver });
  const keys = await newKeys();
  return { ...house, receipt, city, officer, keys, archive: await backedUp(house, keys) };
}

const tables = async (dataDir: string) => {
  const reading = openReading(join(dataDir, 'wenji.db'));
  const read = {
    responses: await reading.db.selectFrom('response').selectAll().execute(),
    texts: await reading.db.selectFrom('response_text').selectAll().execute(),
    sessions: await reading.db.selectFrom('session').selectAll().execute(),
    jobs: await reading.db.selectFrom('job').select(['name', 'holder', 'lease_until']).execute(),
    audit: await reading.db
      .selectFrom('audit_event')
      .select(['act', 'subject', 'detail', 'after_hash'])
      .execute(),
    backups: await reading.db.selectFrom('backup').selectAll().execute(),
    versions: await reading.db.selectFrom('piece_version').selectAll().execute(),
    files: await reading.db.selectFrom('piece_file').selectAll().execute(),
  };
  await reading.close();
  return read;
};

test('a restored store holds what was there, ends what was under way, and its trail tells of it', async () => {
  const house = await busy();
  const before = await tables(house.ctx.env.DATA_DIR);
  expect(before.sessions).toHaveLength(1);
  const folder = join(newFolder(), 'data');
  const { code, out, err } = await restore(house.archive, folder, house.keys);
  expect([code, err]).toEqual([0, '']);
  const after = await tables(folder);
  expect(after.responses).toEqual(before.responses);
  expect(after.texts).toEqual(before.texts);
  expect([after.versions.length, after.versions]).toEqual([1, before.versions]);
  expect([after.files.length, after.files]).toEqual([1, before.files]);
  expect(after.sessions).toEqual([]);
  expect(after.jobs).toEqual([{ name: 'mail', holder: null, lease_until: null }]);
  expect(after.audit.slice(0, -1)).toEqual(before.audit);
  const { header } = await opened(house.archive, house.keys);
  expect(after.audit.at(-1)).toMatchObject({ act: 'store.restored', subject: 'wenji.age' });
  expect(after.audit.at(-1)?.detail).toContain(header.made_at.slice(0, 19));
  expect(filesIn(folder)).toEqual(['wenji.db']);
  expect(await run(['verify', 'audit'], { DATA_DIR: folder, SECRET_KEY: SECRET })).toMatchObject({ code: 0 });
  for (const words of ['acknowledged after', 'no journal', 'Check them first', 'published', 'Mail'])
    expect(out).toContain(words);
});

test('what had to be erased by today is gone before anybody asks', async () => {
  const house = await makeApp();
  await publish(house.ctx, { ...tiny, privacy: { ...tiny.privacy, retention_months: 6 } });
  await sent(house, answers);
  house.turnTo(period.closed);
  await proposeDueReleases(house.ctx, new AbortController().signal);
  const keys = await newKeys();
  const archive = await backedUp(house, keys);
  expect((await opened(archive, keys)).store.includes(answers.B2)).toBe(true);
  const folder = newFolder();
  const { out } = await restore(archive, folder, keys);
  expect(out).toContain('because their day has passed: 1.');
  const { responses, texts } = await tables(folder);
  expect([responses.map((row) => row.answers), texts]).toEqual([[null], []]);
  expect(readFileSync(join(folder, 'wenji.db')).includes(answers.B2)).toBe(false);
});

/** Everything in a folder, with contents, to see that nothing was touched. */
const stateOf = (folder: string) =>
  existsSync(folder)
    ? filesIn(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
    : undefined;

async function refused(
  file: string,
  folder: string,
  ...args: [Parameters<typeof restore>[2], string[]?, NodeJS.ProcessEnv?]
) {
  const before = stateOf(folder);
  const { code, out, err } = await restore(file, folder, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(stateOf(folder)).toEqual(before);
  return err;
}

test('a wrong key, a wrong secret, a cut file, a turned byte are refused, and nothing is touched', async () => {
  const { archive: file, keys } = await busy();
  const empty = newFolder();
  const absent = join(newFolder(), 'not', 'yet');
  const whole = readFileSync(file);
  const other = join(newFolder(), 'other.age');
  for (const folder of [empty, absent]) {
    expect(await refused(file, folder, await newKeys())).toContain('does not open');
    expect(await refused(file, folder, keys, [], { SECRET_KEY: 'x'.repeat(32) })).toContain(
      'SECRET_KEY is not the SECRET_KEY of this backup',
    );
    expect(await refused(file, folder, keys, [], {})).toContain('Without it nobody could read');
    writeFileSync(other, whole.subarray(0, -1000));
    expect(await refused(other, folder, keys)).toContain('is damaged');
    const turned = Buffer.from(whole);
    turned[5000] = (turned[5000] ?? 0) ^ 1;
    writeFileSync(other, turned);
    expect(await refused(other, folder, keys)).toContain('is damaged');
    writeFileSync(other, 'no backup');
    expect(await refused(other, folder, keys)).toContain('is no backup');
    expect(await refused(join(folder, 'none'), folder, keys)).toContain('There is no file');
    expect(await refused(file, folder, keys, ['--journal', other])).toContain('not a journal');
    expect(await refused(file, folder, keys, ['--journal', 'none'])).toContain('There is no journal');
  }
  expect(filesIn(empty)).toEqual([]);
});

/** The backup with its store changed, and what its header says of it made to fit or not. */
async function altered(
  { archive, keys }: Awaited<ReturnType<typeof busy>>,
  change: (store: InstanceType<typeof Database>) => void,
  header: object = {},
) {
  const folder = newFolder();
  const found = await opened(archive, keys);
  const store = join(folder, 'store');
  writeFileSync(store, found.store);
  const database = new Database(store);
  change(database);
  database.close();
  const to = join(folder, 'altered.age');
  const handle = await open(to, 'wx');
  const bytes = readFileSync(store).length;
  const fit = { ...found.header, bytes, sha256: await hashOf(store), ...header };
  await writeArchive(sourceOf(fit, store), readRecipients(keys.recipient), handle, () => {});
  await handle.close();
  return to;
}

test('a store of a newer program, one that is not sound, and one that is not as described are refused', async () => {
  const house = await busy();
  const folder = newFolder();
  const tried = async (...args: [Parameters<typeof altered>[1], object?]) =>
    refused(await altered(house, ...args), folder, house.keys);
  const newer = await tried((store) => store.exec("INSERT INTO kysely_migration VALUES ('9999_later', '')"), {
    schema: '9999_later',
    program: '7.0.0',
  });
  expect(newer).toContain('made by a newer program (version 7.0.0, schema 9999_later)');
  expect(newer).toContain('Install version 7.0.0 or a later one');
  expect(await tried((store) => store.exec("UPDATE response SET answers = '{}'"))).toContain(
    'Table response in the backup is not the one',
  );
  expect(
    await tried((store) => store.exec("INSERT INTO kysely_migration VALUES ('9999_later', '')")),
  ).toContain('has schema 9999_later, not');
  expect(
    await tried((store) => {
      store.pragma('foreign_keys = OFF');
      store.exec("UPDATE session SET officer_id = 'nobody'");
    }),
  ).toContain('not sound: a line of session');
  expect(await tried((store) => store.exec('DROP TABLE mail'))).toContain('Table mail');
});

test('a store that is there stays, unless it is to be replaced; then it is put aside whole', async () => {
  const house = await busy();
  const { archive: file, keys } = house;
  const folder = newFolder();
  await restore(file, folder, keys);
  expect(await refused(file, folder, keys)).toContain('Give --replace');
  const old = stateOf(folder);
  const { code, out } = await restore(file, folder, keys, ['--replace']);
  expect(code).toBe(0);
  const [aside, ...more] = filesIn(folder).filter((name) => name !== 'wenji.db');
  expect(more).toEqual([]);
  expect(aside).toMatch(/^wenji-replaced-\d{14}\.db$/);
  expect([['wenji.db', readFileSync(join(folder, aside ?? '')).toString('base64')]]).toEqual(old);
  expect(out).toContain(`put aside: ${aside}`);
});

test('what the store that is put aside knows beyond the backup is counted', async () => {
  const house = await busy();
  await sent(house, answers);
  await sent(house, answers);
  await house.ctx.store.write(async (tx) => {
    for (const act of ['officer.disabled', 'officer.disabled', 'comment.released'])
      await record(tx, { officerId: house.officer.id, departmentId: null, act, subject: 'x' });
  });
  // A copy stands for the folder of a server that has stopped.
  const folder = newFolder();
  takeSnapshot(house.file, join(folder, 'wenji.db'));
  const database = new Database(join(folder, 'wenji.db'));
  database.pragma('journal_mode = WAL');
  database.close();
  const { out } = await restore(house.archive, folder, house.keys, ['--replace']);
  expect(out).toContain('holds more: 2 answers, 0 comments');
  expect(out).toContain('put aside: officer.disabled 2.');
  expect(out).toContain('put aside: comment.released 1, officer.disabled 2.');
});

test('a store that is damaged is put aside as well', async () => {
  const house = await busy();
  const folder = newFolder();
  writeFileSync(join(folder, 'wenji.db'), 'no database at all');
  writeFileSync(join(folder, 'wenji.db-wal'), 'nor this a log');
  const { code } = await restore(house.archive, folder, house.keys, ['--replace']);
  expect(code).toBe(0);
  const aside = filesIn(folder).filter((name) => /^wenji-replaced.*(db|wal)$/.test(name));
  expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
    'no database at all',
    'nor this a log',
  ]);
  expect((await tables(folder)).responses).toHaveLength(1);
});

test('the secret is taken from a file of its own, and put where the server looks for it', async () => {
  const bench = await openBench();
  const keys = await newKeys();
  const archive = await backedUp(bench, keys);
  const folder = newFolder();
  writeFileSync(join(folder, 'secret.key'), 'that of another installation');
  const own = join(bench.ctx.env.DATA_DIR, 'secret.key');
  expect(await refused(archive, folder, keys, [], {})).toContain('secret.key is not the SECRET_KEY');
  const { code, out } = await restore(archive, folder, keys, ['--secret-key-file', own], {});
  expect(code).toBe(0);
  expect(out).not.toContain('SECRET_KEY in its environment');
  const [aside, secret, store] = filesIn(folder).toSorted();
  expect([aside, secret, store]).toEqual([
    expect.stringMatching(/^secret-replaced-\d{14}\.key$/),
    'secret.key',
    'wenji.db',
  ]);
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe(readFileSync(own, 'utf8'));
  expect((await run(['verify', 'audit'], { DATA_DIR: folder })).code).toBe(0);
});

test('a secret that stood in the environment stays there', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const folder = newFolder();
  const secret = join(newFolder(), 'kept');
  writeFileSync(secret, `${SECRET}\n`);
  const archive = await backedUp(house, keys);
  const { code, out } = await restore(archive, folder, keys, ['--secret-key-file', secret], {});
  expect(code).toBe(0);
  expect(out).toContain('Start the server with the same SECRET_KEY');
  expect(filesIn(folder)).toEqual(['wenji.db']);
});
