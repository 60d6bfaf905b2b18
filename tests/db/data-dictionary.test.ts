import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '#db/sqlite/store.ts';

/** `table.column` for each row below a heading; the table alone for the heading. */
function describedIn(page: string): string[] {
  let table = '';
  return page.split('\n').flatMap((line) => {
    const heading = /^## (\w+)$/.exec(line)?.[1];
    if (heading) table = heading;
    const column = /^\| `(\w+)` \|/.exec(line)?.[1];
    return heading ? [heading] : column ? [`${table}.${column}`] : [];
  });
}

/** What a full-text table is made of inside. */
const inside = /_keys_(data|idx|docsize|config|content)$/;

async function migrated(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-dictionary-'));
  const store = await SqliteStore.open(join(folder, 'wenji.db'));
  try {
    const tables = await store.db.introspection.getTables();
    return tables
      .filter(({ name }) => !inside.test(name))
      .flatMap(({ name, columns }) => [name, ...columns.map((column) => `${name}.${column.name}`)]);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

test('the data dictionary describes every table and column, and nothing else', async () => {
  const described = describedIn(readFileSync('docs/data-dictionary.md', 'utf8'));
  expect(described.sort()).toEqual((await migrated()).sort());
});
