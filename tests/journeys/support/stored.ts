import { join } from 'node:path';
import Database from 'better-sqlite3';

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
  salt = (slug: string) => this.#value('SELECT salt FROM questionnaire WHERE slug = ?', slug) as Buffer;

  /** The salt of the receipts of a consultation's comments. */
  consultationSalt = (slug: string) =>
    this.#value('SELECT salt FROM consultation WHERE slug = ?', slug) as Buffer;

  /** Keeps the store from being written, as another process would; gives what lets go. */
  hold(): () => void {
    const db = new Database(join(this.#folder(), 'wenji.db'), { timeout: 5000 });
    db.exec('BEGIN IMMEDIATE');
    return () => void db.close();
  }

  #value(sql: string, ...values: string[]): unknown {
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
