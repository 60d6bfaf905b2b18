import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import {
  DamagedError,
  FILE_FORMAT,
  type Header,
  lockOf,
  readArchive,
  UnknownFormatError,
  WrongKeyError,
  writeArchive,
} from '#server/archive/archive.ts';
import { hashOf } from '#server/archive/files.ts';
import { type Lock, readIdentities, readRecipients } from '#server/archive/keys.ts';
import { newFolder, newKeys, sourceOf } from './support.ts';

const passphrase = { passphrase: 'a phrase that is long enough' };

/** An archive of random bytes. */
async function make(lock: Lock, bytes = 200_000) {
  const folder = newFolder();
  const source = join(folder, 'store');
  writeFileSync(source, randomBytes(bytes));
  const header: Header = {
    format: FILE_FORMAT,
    program: '0.1.0',
    schema: '0001_first_path',
    made_at: '2021-05-20T02:00:00Z',
    demo: false,
    secret_check: 'check',
    bytes,
    sha256: await hashOf(source),
    tables: {},
  };
  const file = join(folder, 'archive.age');
  const handle = await open(file, 'wx');
  const written = await writeArchive(sourceOf(header, source), lock, handle, () => {});
  await handle.close();
  return { header, file, store: readFileSync(source), written };
}

const read = async (file: string, opener: Parameters<typeof readArchive>[1]) => {
  const chunks: Buffer[] = [];
  const header = await readArchive(file, opener, async (chunk) => chunks.push(chunk));
  return { header, store: Buffer.concat(chunks) };
};

test.each([0, 1, 65_536, 1_000_003])('%i bytes come back as they went in', async (bytes) => {
  const keys = await newKeys();
  const { header, file, store, written } = await make(readRecipients(keys.recipient), bytes);
  expect(await read(file, readIdentities(keys.identity))).toEqual({ header, store });
  expect(written).toMatchObject({ bytes: readFileSync(file).length, sha256: await hashOf(file) });
  // The process that wrote it reads it back without the private key.
  expect(await read(file, written.reopener)).toEqual({ header, store });
  expect(await lockOf(file)).toBe('key');
});

test('it opens by hand: age, gzip, a line of JSON, the file', async () => {
  const keys = await newKeys();
  const { header, file, store } = await make(readRecipients(keys.recipient));
  const decrypter = new Decrypter();
  decrypter.addIdentity(/AGE-SECRET-KEY-1\w+/.exec(readFileSync(keys.identity, 'utf8'))?.[0] ?? '');
  const plain = gunzipSync(await decrypter.decrypt(readFileSync(file)));
  const end = plain.indexOf('\n');
  expect(JSON.parse(plain.toString('utf8', 0, end))).toEqual(header);
  expect(plain.subarray(end + 1).equals(store)).toBe(true);
});

test('a passphrase opens it, another does not', async () => {
  const { header, file, store } = await make(passphrase, 1000);
  expect(await lockOf(file)).toBe('passphrase');
  expect(await read(file, passphrase)).toEqual({ header, store });
  const other = { passphrase: 'another phrase altogether' };
  await expect(read(file, other)).rejects.toThrow(WrongKeyError);
});

describe('what is not as it was', () => {
  const pair = async () => {
    const keys = await newKeys();
    return { keys: readIdentities(keys.identity), text: readRecipients(keys.recipient) };
  };

  test('does not open: cut anywhere', async () => {
    const { keys, text } = await pair();
    const { file } = await make(text, 300_000);
    const whole = readFileSync(file);
    const cut = join(newFolder(), 'cut.age');
    for (const length of [10, 100, 200, 65_000, 131_400, whole.length - 70_000, whole.length - 1]) {
      writeFileSync(cut, whole.subarray(0, length));
      await expect(read(cut, keys), `${length}`).rejects.toThrow(DamagedError);
    }
  });

  test('does not open: one bit turned anywhere', async () => {
    const { keys, text } = await pair();
    const { file } = await make(text, 300_000);
    const whole = readFileSync(file);
    const turned = join(newFolder(), 'turned.age');
    const places = [0, 30, 60, 100, 140, 190, 210, 500, 70_000, 200_000, whole.length - 1];
    for (const place of places) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(turned, bytes);
      await expect(read(turned, keys), `${place}`).rejects.toThrow(/./);
    }
    copyFileSync(file, turned);
    writeFileSync(turned, Buffer.from('more'), { flag: 'a' });
    await expect(read(turned, keys)).rejects.toThrow(DamagedError);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'begins with no header'],
    ['no header', Buffer.from('{"a":1}\n'), 'not one of a backup'],
    ['no JSON', Buffer.from('SQLite format 3\0\n'), 'begins with no header'],
    ['a later format', Buffer.from('{"format":"wenji-backup/3"}\n'), 'format is wenji-backup/3'],
    ['a line without end', Buffer.alloc(3_000_000, 'x'), 'begins with no header'],
  ])('is not taken for a backup: %s', async (_, plain, words) => {
    const { keys, text } = await pair();
    const encrypter = new Encrypter();
    for (const recipient of text.recipients) encrypter.addRecipient(recipient);
    const file = join(newFolder(), 'other.age');
    writeFileSync(file, await encrypter.encrypt(gzipSync(plain)));
    await expect(read(file, keys)).rejects.toThrow(UnknownFormatError);
    await expect(read(file, keys)).rejects.toThrow(words);
  });

  test('is not taken for a backup: what is no file of age', async () => {
    const file = join(newFolder(), 'other');
    writeFileSync(file, 'SQLite format 3\0');
    expect(await lockOf(file)).toBe(undefined);
  });
});
