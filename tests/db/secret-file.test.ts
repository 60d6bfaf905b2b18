import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UnreachableError } from '#db/refusals.ts';
import { readSecret, SecretDamagedError, SecretMissingError } from '#server/secrets.ts';

const ownFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

test('a secret is made once, for its owner alone, and nothing is left beside it', () => {
  const folder = ownFolder();
  const secret = readSecret(folder, undefined, false);
  expect(secret).toHaveLength(32);
  expect(readSecret(folder, undefined)).toEqual(secret);
  expect(readdirSync(folder)).toEqual(['secret.key']);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('one that was cut short by a power cut is no secret: the server does not begin with an empty key', () => {
  const folder = ownFolder();
  readSecret(folder, undefined, false);
  const path = join(folder, 'secret.key');
  for (const left of ['', readFileSync(path, 'utf8').slice(0, 20)]) {
    writeFileSync(path, left);
    expect(() => readSecret(folder, undefined)).toThrow(SecretDamagedError);
  }
});

test('what a start that was cut short had begun is made anew', () => {
  const folder = ownFolder();
  writeFileSync(join(folder, 'secret.key.making'), 'half');
  expect(readSecret(folder, undefined, false)).toHaveLength(32);
});

test('where a store was made with one that is gone, none is made in its stead', () => {
  const folder = ownFolder();
  expect(() => readSecret(folder, undefined)).toThrow(SecretMissingError);
  expect(readdirSync(folder)).toEqual([]);
});

test('a secret that cannot be read is said to be so, in one line', () => {
  const folder = ownFolder();
  mkdirSync(join(folder, 'secret.key'));
  expect(() => readSecret(folder, undefined)).toThrow(UnreachableError);
  expect(() => readSecret(folder, undefined)).toThrow(/secret\.key cannot be read: EISDIR[^\n]*$/);
});
