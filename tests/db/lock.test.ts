import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HeldError, UnreachableError } from '#db/refusals.ts';
import { holdDataDir, isHeld, LOCK_FILE } from '#db/sqlite/lock.ts';
import { otherHolder } from '../support/holder.ts';

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('a data folder', () => {
  test('is held against another process, and free at once when that is killed', async () => {
    const folder = newFolder();
    const other = await otherHolder(folder);
    expect(isHeld(folder)).toBe(true);
    expect(() => holdDataDir(folder)).toThrow(HeldError);
    expect(() => holdDataDir(folder)).toThrow(/is in use by another Wenji server/);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(isHeld(folder)).toBe(false);
    const release = holdDataDir(folder);
    expect(isHeld(folder)).toBe(true);
    release();
    expect(isHeld(folder)).toBe(false);
  });

  test('holds no other file than an empty one, and nothing stands beside it', () => {
    const folder = newFolder();
    const release = holdDataDir(folder);
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
    expect(statSync(join(folder, LOCK_FILE)).size).toBe(0);
    expect(isHeld(folder)).toBe(true);
    release();
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
  });

  test('is held until the last part of this process lets go, each once', () => {
    const folder = newFolder();
    const [first, second] = [holdDataDir(folder), holdDataDir(join(folder, '.'))];
    first();
    first();
    expect(isHeld(folder)).toBe(true);
    second();
    expect(isHeld(folder)).toBe(false);
  });

  test('is made where there is none; asking makes nothing', () => {
    const folder = join(newFolder(), 'deep', 'data');
    expect(isHeld(folder)).toBe(false);
    holdDataDir(folder)();
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
  });

  test('that cannot be one is refused in one sentence', () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => holdDataDir(file)).toThrow(UnreachableError);
    mkdirSync(join(folder, LOCK_FILE));
    expect(() => holdDataDir(folder)).toThrow(UnreachableError);
    expect(() => holdDataDir(folder)).toThrow(`The data folder ${folder} cannot be written: `);
    expect(realpathSync(folder)).toBe(folder);
  });
});
