import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { allowing, LOCKED, refusing } from '#tests/support/refusing.ts';
import { findPostgres } from '../../../scripts/postgres.mjs';
import { storeOf } from './store.ts';

/** What the store holds now, read beside the running server. */
export class Stored {
  readonly #folder: () => string;

  constructor(folder: () => string) {
    this.#folder = folder;
  }

  /** How many responses, withdrawn ones included. */
  responses = () => Number(this.#value('SELECT count(*) FROM response'));

  withdrawn = () => Number(this.#value('SELECT count(*) FROM response WHERE withdrawn_day IS NOT NULL'));

  corrections = () => Number(this.#value('SELECT sum(revision) FROM response WHERE withdrawn_day IS NULL'));

  /** How many answers without a script are half done. */
  halfAnswers = () => Number(this.#value('SELECT count(*) FROM answering'));

  /** How many texts say exactly this. */
  texts = (words: string) => Number(this.#value('SELECT count(*) FROM response_text WHERE text = ?', words));

  /** The salt of a questionnaire's receipts. */
  salt = (slug: string) => this.#bytes('SELECT salt FROM questionnaire WHERE slug = ?', slug);

  /** The salt of the receipts of a consultation's comments. */
  consultationSalt = (slug: string) => this.#bytes('SELECT salt FROM consultation WHERE slug = ?', slug);

  /** Keeps the store from being written, as another process would; gives what lets go. */
  hold(): () => void {
    const database = storeOf(this.#folder())?.DATABASE_URL;
    if (database) {
      ask(database, refusing(LOCKED));
      return () => void ask(database, allowing);
    }
    const db = new Database(join(this.#folder(), 'wenji.db'), { timeout: 5000 });
    db.exec('BEGIN IMMEDIATE');
    return () => void db.close();
  }

  #bytes(sql: string, slug: string): Buffer {
    const value = this.#value(sql, slug);
    return typeof value === 'string' ? Buffer.from(value.replace('\\x', ''), 'hex') : (value as Buffer);
  }

  #value(sql: string, ...values: string[]): unknown {
    const database = storeOf(this.#folder())?.DATABASE_URL;
    if (database) return ask(database, sql, ...values);
    const db = new Database(join(this.#folder(), 'wenji.db'), { readonly: true });
    try {
      return db
        .prepare(sql)
        .pluck()
        .get(...values);
    } finally {
      db.close();
    }
  }
}

/** Asks a database beside the running server, and waits for the one value that it gives. */
function ask(url: string, sql: string, ...values: string[]): string {
  let at = 0;
  const input = sql.replaceAll('?', () => `:'v${at++}'`);
  const given = values.flatMap((value, no) => ['-v', `v${no}=${value}`]);
  const options = ['-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1', ...given];
  const psql = join(findPostgres() ?? '', 'psql');
  return execFileSync(psql, [url, ...options], { input, encoding: 'utf8' }).trim();
}
