import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What may lie where a store belongs, how it is made of a good one, and what a program says of it. */
export const strangeStores: readonly [name: string, make: (file: string) => void, sentence: RegExp][] = [
  [
    'a store of a newer program',
    (file) => {
      const database = new Database(file);
      database.exec(
        "CREATE TABLE later (a); INSERT INTO kysely_migration VALUES ('9001_later', '2031-01-01T00:00:00.000Z')",
      );
      database.close();
    },
    /was made by a newer Wenji: its schema is 9001_later, and this program knows none after 0008_inquiries; use the newer program, or restore a backup from before the upgrade$/,
  ],
  [
    'a text file',
    (file) => writeFileSync(file, 'Dear colleagues,\n'.repeat(500)),
    /is no store of Wenji, nor any SQLite file$/,
  ],
  [
    'an empty file',
    (file) => truncateSync(file, 0),
    /is empty, which a store never is: restore a backup, or move/,
  ],
  [
    'a SQLite file of something else',
    (file) => {
      writeFileSync(file, '');
      const database = new Database(file);
      database.exec("CREATE TABLE recipe (a); INSERT INTO recipe VALUES ('dumplings')");
      database.close();
    },
    /is a SQLite file, but no store of Wenji$/,
  ],
  [
    'a store without its end',
    (file) => truncateSync(file, statSync(file).size - 8192),
    /is damaged \(.*\); restore a backup$/,
  ],
  [
    'a store whose last page is cut',
    (file) => truncateSync(file, statSync(file).size - 100),
    /is damaged: \d+ of its \d+ bytes are there; restore a backup$/,
  ],
  [
    'a store whose list of schemas has a gap',
    (file) => {
      const database = new Database(file);
      database.exec("DELETE FROM kysely_migration WHERE name LIKE '0002%'");
      database.close();
    },
    /is damaged: its list of schemas lacks 0002_consultations$/,
  ],
  [
    'a store whose middle is gone',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xff, 0, 100);
      bytes.write('SQLite format 3\0', 'latin1');
      writeFileSync(file, bytes);
    },
    /is no store of Wenji|is damaged/,
  ],
];

/** Everything in a folder, bytes and all, but for the lock, which is empty. */
export const contentsOf = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'server.lock' && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

/** Leaves a log beside a store, as a process does that was killed. */
export function leaveLog(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.exec(
    "UPDATE site_setting SET value = value; INSERT INTO store_meta VALUES ('left', 'in the log')",
  );
  const copies = ['', '-wal'].map((end) => [end, readFileSync(`${file}${end}`)] as const);
  database.close();
  for (const [end, bytes] of copies) writeFileSync(`${file}${end}`, bytes);
}
