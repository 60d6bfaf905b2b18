import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { compileShim } from '../../torture/shim/disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenji-shim-'));

/** The shim, compiled for one file of tests; undefined, and a line that says so, where this machine has no compiler. */
export const shim = compileShim(folder);

/** Why the tests that need the shim are not run; under CI that is a failure. */
export function withoutShim(): boolean {
  if (shim) return false;
  if (process.env.CI === 'true') throw new Error('CI must have a C compiler: the disk tests need it');
  console.log('No C compiler (cc) on Linux: tests that need the disk shim are skipped.');
  return true;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));
