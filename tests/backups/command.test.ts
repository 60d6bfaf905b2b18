import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asBackupError } from '#server/archive/errors.ts';
import { hashOf } from '#server/archive/files.ts';
import { findLastBackup, listBackups } from '#server/backups/backups.ts';
import { dialect } from '../support/dialect.ts';
import { makeApp } from '../support/make-app.ts';
import { backedUp, backup, filesIn, newFolder, newKeys, opened, run, SECRET } from './support.ts';

const DEAD = 999_999_999;

test('a key pair: two files for their owner alone, never made over another', async () => {
  const folder = join(newFolder(), 'keys');
  const made = await run(['backup', 'key', folder], {});
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(filesIn(folder)).toEqual(['wenji-backup-private.txt', 'wenji-backup-public.txt']);
  for (const file of filesIn(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  const [identity, recipient] = filesIn(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(identity).toMatch(/\nAGE-SECRET-KEY-1[0-9A-Z]{58}\n$/);
  expect(recipient).toMatch(/\nage1[0-9a-z]{58}\n$/);
  expect(recipient).not.toContain('SECRET');
  expect(made.out).not.toContain('AGE-SECRET-KEY');
  const again = await run(['backup', 'key', folder], {});
  expect([again.code, again.err]).toEqual([2, `${folder} holds a key pair already; nothing was changed`]);
  expect(readFileSync(join(folder, 'wenji-backup-private.txt'), 'utf8')).toBe(identity);
  expect((await run(['backup', 'key'], {})).code).toBe(2);
});

test('a backup says what it is, is for its owner alone, and leaves nothing else behind', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const file = join(newFolder(), 'wenji.age');
  const { code, out, err } = await backup(house, file, '--key-file', keys.recipient);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`SHA-256 ${await hashOf(file)}`);
  expect(out).toContain(`${statSync(file).size} bytes`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(filesIn(join(file, '..'))).toEqual(['wenji.age']);
  expect(filesIn(house.ctx.env.DATA_DIR).filter((name) => name.includes('part'))).toEqual([]);
  const { header } = await opened(file, keys);
  expect(header).toMatchObject({
    format: dialect === 'postgres' ? 'wenji-backup/2' : 'wenji-backup/1',
    demo: false,
    schema: expect.stringMatching(/^\d{4}_/),
  });
  expect(header.tables.store_meta?.rows).toBeGreaterThan(0);
  const json = await backup(house, join(newFolder(), 'b.age'), '--key-file', keys.recipient, '--json');
  expect(JSON.parse(json.out)).toMatchObject({ bytes: expect.any(Number), sha256: expect.any(String) });
});

test('the secret is in none of it, neither as variable nor as file', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const { ctx } = house;
  const own = 'c2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXMgLi4uLi4';
  writeFileSync(join(ctx.env.DATA_DIR, 'secret.key'), own);
  const file = await backedUp(house, keys);
  const { header, store } = await opened(file, keys);
  const all = Buffer.concat([Buffer.from(JSON.stringify(header)), store]);
  for (const secret of [
    SECRET,
    own,
    Buffer.from(own, 'base64url'),
    Buffer.from(SECRET).toString('base64url'),
  ])
    expect(all.includes(secret)).toBe(false);
  expect(readFileSync(file).includes('SQLite format')).toBe(false);
});

test('what is there is never written over', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const file = join(newFolder(), 'wenji.age');
  writeFileSync(file, 'mine');
  const refused = await backup(house, file, '--key-file', keys.recipient);
  expect([refused.code, refused.err]).toEqual([2, `${file} is there already; nothing is overwritten`]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('what a cut left behind goes at the next one, but not what another is writing', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const folder = newFolder();
  const left = [
    join(house.ctx.env.DATA_DIR, `.snapshot.${DEAD}.wenji-part`),
    join(folder, `.old.age.${DEAD}.wenji-part`),
  ];
  const kept = [join(folder, '.other.age.1.wenji-part'), join(folder, `old.age.${DEAD}.part`)];
  for (const file of [...left, ...kept]) writeFileSync(file, 'half');
  await backup(house, join(folder, 'new.age'), '--key-file', keys.recipient);
  expect(left.filter(existsSync)).toEqual([]);
  expect(kept.filter(existsSync)).toEqual(kept);
});

test.each([
  ['a folder that is not there', (folder: string) => join(folder, 'no', 'b.age'), /not there/],
  ['a folder that is a file', (folder: string) => join(folder, 'file', 'b.age'), /is a file/],
])('%s is refused in a sentence', async (_, place, words) => {
  const house = await makeApp();
  const keys = await newKeys();
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  const { code, err } = await backup(house, place(folder), '--key-file', keys.recipient);
  expect(code).toBe(2);
  expect(err).toMatch(words);
  expect(err.split('\n')).toHaveLength(1);
});

test('keys that are none are refused, the private one above all', async () => {
  const house = await makeApp();
  const keys = await newKeys();
  const folder = newFolder();
  const file = join(folder, 'b.age');
  const key = join(folder, 'key');
  const tried = async (text: string, option = '--key-file') => {
    writeFileSync(key, text);
    const { code, err } = await backup(house, file, option, key);
    expect([code, existsSync(file)]).toEqual([2, false]);
    return err;
  };
  expect(await tried(readFileSync(keys.identity, 'utf8'))).toContain('holds the private key');
  expect(await tried('ssh-ed25519 AAAA')).toContain('no public key');
  expect(await tried('age1notakey')).toContain('no public key');
  expect(await tried('# nothing\n\n')).toContain('holds no public key');
  expect(await tried('short', '--passphrase-file')).toContain('too short');
  const missing = await backup(house, file, '--key-file', join(folder, 'none'));
  expect(missing.err).toContain('cannot be read');
  const both = await backup(house, file, '--key-file', keys.recipient, '--passphrase-file', key);
  expect(both.err).toContain('not both');
  expect((await backup(house, file)).err).toContain('no terminal');
  expect((await backup(house, file, 'more')).err).toContain('one file');
  expect((await backup(house, file, '--unknown')).code).toBe(2);
});

test('a folder without a store is said to be one, and nothing is made in it', async () => {
  const keys = await newKeys();
  const folder = newFolder();
  const { code, err } = await run(['backup', join(folder, 'b.age'), '--key-file', keys.recipient], {
    DATA_DIR: folder,
  });
  expect([code, err]).toEqual([2, `There is no store in ${folder}: set DATA_DIR to the data folder`]);
  expect(filesIn(folder)).toEqual([]);
});

test('the register learns of a backup by a command, at once and for good', async () => {
  const house = await makeApp();
  const { ctx } = house;
  expect(await findLastBackup(ctx)).toBe(undefined);
  const file = await backedUp(house, await newKeys());
  expect(await findLastBackup(ctx)).toMatchObject({ file: 'wenji.age', bytes: statSync(file).size });
  const [first, ...more] = await listBackups(ctx);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ origin: 'command', sha256: await hashOf(file), error: null });
  writeFileSync(join(ctx.env.DATA_DIR, 'backups-made.jsonl'), 'no JSON\n{"file":1}\n', { flag: 'a' });
  expect(await listBackups(ctx)).toHaveLength(1);
});

test('a disk that is full, read-only or broken is called so', () => {
  const said = (code: string) => asBackupError(Object.assign(new Error('x'), { code }), '/backups').message;
  expect(said('ENOSPC')).toBe('/backups: There is no room left on the disk (ENOSPC)');
  expect(said('SQLITE_FULL')).toContain('no room left');
  expect(said('SQLITE_READONLY_DBMOVED')).toContain('may not be read or written');
  expect(said('EROFS')).toContain('read-only');
  expect(said('EIO')).toContain('error');
  expect(said('EACCES')).toContain('may not be');
  expect(said('ELSE')).toBe('/backups: x');
});
