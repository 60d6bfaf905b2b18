import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { en, zhCN } from '#shared/i18n/catalogues.ts';
import { linesAt, nameFaults, sizeFaults } from './architecture/files.ts';
import { importFaults, reachFaults } from './architecture/imports.ts';
import { readSources } from './architecture/source.ts';
import { keysOf, undeclaredPrefixes, unusedKeys, valuesIn, wordFaults } from './architecture/words.ts';
import { owners, storeFaults, tablesIn } from './architecture/writes.ts';

const sources = readSources();
const product = sources.filter(({ path }) => /^(server|client|shared|db)\//.test(path));

describe('the house', () => {
  test('imports go where they may', () => {
    expect(sources.flatMap(importFaults)).toEqual([]);
  });

  test.each(['client/site.ts', 'client/workspace.ts'])(
    '%s brings no server code and no zod to a browser',
    (entry) => {
      expect(sources.map(({ path }) => path)).toContain(entry);
      expect(reachFaults(sources, entry)).toEqual([]);
    },
  );

  test('SQL stands in queries, each slice writes its own tables, nobody goes past the queue', () => {
    expect(product.flatMap(storeFaults)).toEqual([]);
  });

  test('every table has one slice that writes it', () => {
    const { program } = parseSync('schema.ts', readFileSync('db/schema.ts', 'utf8'));
    expect(tablesIn(program).sort()).toEqual(Object.keys(owners).sort());
  });

  test('names are kebab-case and files are short', () => {
    const [median, p95] = [linesAt(0.5, product), linesAt(0.95, product)];
    process.stdout.write(`${product.length} files, median ${median} lines, p95 ${p95}\n`);
    expect(sources.flatMap(nameFaults)).toEqual([]);
    expect(sources.flatMap(sizeFaults)).toEqual([]);
  });
});

describe('words', () => {
  test('stand in the catalogues, not in code', () => {
    expect(product.flatMap(wordFaults)).toEqual([]);
  });

  test('that nobody shows are gone', () => {
    expect(undeclaredPrefixes(Object.keys(zhCN), sources)).toEqual([]);
    expect(unusedKeys(keysOf(zhCN), sources)).toEqual([]);
  });

  test('take the same values in both languages', () => {
    const differing = Object.entries(zhCN).flatMap(([namespace, keys]) =>
      Object.entries(keys).filter(([key, words]) => {
        const other = en[namespace as keyof typeof en][key] ?? '';
        return valuesIn(words).join() !== valuesIn(other).join();
      }),
    );
    expect(differing).toEqual([]);
  });
});
