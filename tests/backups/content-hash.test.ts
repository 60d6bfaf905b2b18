import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, hashRows, hashUnkeyed, type Value } from '#db/content-hash.ts';
import { newFolder } from './support.ts';

const value = fc.oneof(
  fc.constant(null),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 20 }),
);

/** Two values a store would tell apart. */
const same = (a: readonly Value[], b: readonly Value[]) =>
  a.every((each, at) => {
    const other = b[at] ?? null;
    if (each instanceof Uint8Array || other instanceof Uint8Array)
      return each instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(each, other) === 0;
    return typeof each === typeof other && each === other;
  });

test('the hash of known rows is what docs/backup-format.md says', () => {
  expect(
    hashRows(
      ['b', 'a'],
      [
        [1n, 'x'],
        [null, '问'],
        [1.5, Buffer.from([0, 255])],
      ],
    ),
  ).toEqual({ rows: 3, sha256: '83610b336cb0f907b7d54ef143f9de5f71fb7ca17597f92d8c47759e6698bda2' });
});

test('rows that differ in one value hash differently, and equal ones equally', () => {
  fc.assert(
    fc.property(fc.tuple(value, value), fc.tuple(value, value), (first, second) => {
      const [a, b] = [first, second].map((row) => hashRows(['x', 'y'], [row]).sha256);
      expect(a === b).toBe(same(first, second));
    }),
  );
});

test('values cannot run into each other, nor rows', () => {
  const hash = (...rows: Value[][]) => hashRows(['x', 'y'], rows).sha256;
  expect(hash(['a', 'b;t1:c'])).not.toBe(hash(['a;t1:b', 'c']));
  expect(hash(['1', '2'], ['3', '4'])).not.toBe(hash(['1', '2;\nt1:3'], ['4', '']));
  expect(hash(['1', 1n])).not.toBe(hash([1n, '1']));
});

test('the order of columns is layout, that of unkeyed rows too', () => {
  expect(hashRows(['x', 'y'], [['a', 1n]])).toEqual(hashRows(['y', 'x'], [[1n, 'a']]));
  const rows: Value[][] = [['b'], ['a'], ['b'], [null]];
  expect(hashUnkeyed(['x'], rows)).toEqual(hashUnkeyed(['x'], rows.toReversed()));
  expect(hashUnkeyed(['x'], rows)).not.toEqual(hashUnkeyed(['x'], rows.slice(1)));
});

test('a store hashes by what it holds: not by its pages, the order of writing, or its indexes', () => {
  const make = (name: string, rows: (string | number | Buffer)[][], ...before: string[]) => {
    const file = new Database(join(newFolder(), name));
    for (const statement of before) file.exec(statement);
    file.exec('CREATE TABLE t (k TEXT, n INTEGER, r REAL, b BLOB, PRIMARY KEY (k, n)) WITHOUT ROWID');
    file.exec("CREATE VIRTUAL TABLE words USING fts5 (x, content = '')");
    for (const row of rows) file.prepare('INSERT INTO t VALUES (?, ?, ?, ?)').run(row);
    const content = contentOf(file);
    file.close();
    return content;
  };
  const rows = [
    ['é', 1, 2, Buffer.from('a')],
    ['z', 10, 0.5, Buffer.from('b')],
    ['z', 9, -0, Buffer.alloc(0)],
    ['𐐷', 1, 1e300, Buffer.from('d')],
    ['ﬀ', 1, 1, Buffer.from('e')],
  ];
  const one = make('one.db', rows, 'PRAGMA page_size = 1024');
  expect(one).toEqual(make('two.db', rows.toReversed(), 'PRAGMA page_size = 8192'));
  expect(Object.keys(one)).toEqual(['t']);
  expect(one).not.toEqual(make('three.db', rows.slice(1)));
});
