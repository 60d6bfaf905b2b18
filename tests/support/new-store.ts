import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStore } from '#db/sqlite/make-store.ts';

let template: Promise<string> | undefined;

const made = () => {
  template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenji-test-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'wenji.db');
    await makeStore(file);
    return file;
  })();
  return template;
};

/** Puts a store in which nothing is yet where the first start would make one: a copy is there sooner. */
export async function putNewStore(file: string): Promise<void> {
  copyFileSync(await made(), file);
}
