import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dialect } from '../support/dialect.ts';
import type { House } from '../support/make-app.ts';
import { bytesOf } from '../support/store-bytes.ts';

/** Every file of an installation: the store, its log, its index, and whatever lies in the folder of backups. */
function filesOf({ file, ctx }: Pick<House, 'file' | 'ctx'>): { name: string; bytes: Buffer }[] {
  const folders = new Set([dirname(file), ctx.env.BACKUP_DIR]);
  return [...folders]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((name) => ({ name, bytes: readFileSync(name) })),
    );
}

/** As a text may stand in a file: in UTF-8, in UTF-16, and escaped as JSON does it. */
const formsOf = (words: string): Buffer[] => [
  Buffer.from(words),
  Buffer.from(words, 'utf16le'),
  Buffer.from([...words].map((sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16)}`).join('')),
];

/** Which of these stand in the bytes, in any form. */
export const foundIn = (bytes: Buffer, planted: { [name: string]: string | Buffer }): string[] =>
  Object.entries(planted)
    .filter(([, each]) =>
      (typeof each === 'string' ? formsOf(each) : [each]).some((form) => bytes.includes(form)),
    )
    .map(([name]) => name);

/** Which of these stand in any file; of a database in those of its own, once the night has written them anew. */
export async function foundInFiles(
  house: Pick<House, 'file' | 'ctx'>,
  planted: { [name: string]: string | Buffer },
): Promise<string[]> {
  const files = filesOf(house).map(({ bytes }) => bytes);
  if (dialect === 'postgres') files.push(await bytesOf(house));
  return [...new Set(files.flatMap((bytes) => foundIn(bytes, planted)))].sort();
}
