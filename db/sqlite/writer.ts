import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { StoreFault } from '../store.ts';
import { faultOf } from './faults.ts';
import { kyselyOver } from './kysely.ts';
import { openWriter, type SqliteFile } from './open.ts';

/** Milliseconds between two looks at a store that another process holds. */
const LOOK_MS = 20;
/** Milliseconds between two tries of a disk that failed. */
const AGAIN_MS = 250;
/** Milliseconds that the cut waits for a checkpoint of another connection. */
const CUT_MS = 200;

type Statement = { run(): unknown };

/** Sizes in a write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). */
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * The one connection that writes, and what is known of its disk. After an error of the disk nothing is believed: what
 * failed is cut from the log, the connection is made anew, and the log goes into the store, as far as nobody reads from
 * it, before another write is taken (decision 28).
 */
export class Writer {
  #file: SqliteFile;
  #db: Kysely<Schema>;
  #savepoint: Savepoint;
  readonly #reader: SqliteFile;
  #fault: StoreFault | undefined;
  /** Why the connection is not believed. */
  #doubt: unknown;
  #triedAt = 0;
  #framesBefore = 0;
  #toldAt = performance.now();

  /** The reader tells how long the log is while the writer is in a transaction. */
  constructor(file: SqliteFile, reader: SqliteFile) {
    this.#reader = reader;
    this.#file = unhurried(file);
    this.#db = kyselyOver(file);
    this.#savepoint = savepointOn(file);
  }

  get db(): Kysely<Schema> {
    return this.#db;
  }

  get file(): SqliteFile {
    return this.#file;
  }

  /** One name for all: savepoints are nested, and the name means the innermost. */
  get savepoint(): Savepoint {
    return this.#savepoint;
  }

  /** Pages of the log after which a commit itself takes them over into the store; 0: somebody else does. */
  setOwnPages(pages: number): void {
    this.#file.pragma(`wal_autocheckpoint = ${pages}`);
  }

  /** Why the last write was not taken; undefined once one was. */
  get fault(): StoreFault | undefined {
    return this.#fault;
  }

  /** Milliseconds since a commit succeeded or failed. */
  get age(): number {
    return performance.now() - this.#toldAt;
  }

  /**
   * Begins a transaction. Waits so long for another process that holds the store, without holding up the thread, but not
   * where it was waited for in vain before. Throws SqliteError.
   */
  async begin(patience: number): Promise<void> {
    if (this.#doubt !== undefined) this.#restore();
    const until = performance.now() + (this.#fault ? 0 : patience);
    for (;;) {
      try {
        this.#file.exec('BEGIN IMMEDIATE');
        break;
      } catch (error) {
        if (faultOf(error) !== 'locked' || performance.now() >= until) throw error;
      }
      await sleep(LOOK_MS);
    }
    if (this.#fault) this.#framesBefore = this.#frames();
  }

  /** Commits. A fault is over once something was written: a commit of nothing asks nothing of the disk. */
  commit(): void {
    this.#file.exec('COMMIT');
    this.#toldAt = performance.now();
    if (this.#fault && this.#hasWritten()) this.#fault = undefined;
  }

  /** Undoes what was begun; tells whether the disk, or another process, is the reason. */
  abandon(error: unknown): boolean {
    const believed = this.#doubt === undefined;
    this.#rollBack();
    const fault = faultOf(error);
    if (!fault) return false;
    this.#fault = fault;
    this.#toldAt = performance.now();
    if (believed && (fault === 'failing' || fault === 'read-only')) {
      this.#doubt = error;
      this.#tryToCut();
    }
    return true;
  }

  /** Writes a page as it is: the disk must take it, and nothing is changed. */
  touch(): void {
    this.#file.pragma(`user_version = ${this.#file.pragma('user_version', { simple: true })}`);
  }

  async close(): Promise<void> {
    await this.#db.destroy();
    // Kysely closes a connection only if it was used.
    this.#file.close();
  }

  #restore(): void {
    if (performance.now() - this.#triedAt < AGAIN_MS) throw this.#doubt;
    try {
      this.#reopen();
      this.#cut();
      this.#file.pragma('wal_checkpoint(TRUNCATE)');
      this.#doubt = undefined;
    } catch (error) {
      if (faultOf(error)) this.#doubt = error;
      throw this.#doubt;
    } finally {
      this.#triedAt = performance.now();
    }
  }

  /** The reader keeps the store open meanwhile, so that nothing is recovered from the log. */
  #reopen(): void {
    const file = unhurried(openWriter(this.#file.name));
    // Whoever looks after the log elsewhere has said so to the old one.
    file.pragma(`wal_autocheckpoint = ${this.#file.pragma('wal_autocheckpoint', { simple: true })}`);
    this.#file.close();
    this.#file = file;
    this.#db = kyselyOver(file);
    this.#savepoint = savepointOn(file);
  }

  /**
   * Cuts off what was not committed. When a sync fails at the commit, its frames stand whole in the log: whoever opened
   * the store after a crash would take them for committed, though they were told not to be stored.
   */
  #cut(): void {
    this.#file.exec(`PRAGMA busy_timeout = ${CUT_MS}; BEGIN IMMEDIATE`);
    try {
      const frame = FRAME_HEADER + (this.#reader.pragma('page_size', { simple: true }) as number);
      const frames = this.#frames();
      const end = frames === 0 ? 0 : LOG_HEADER + frames * frame;
      // No lock of SQLite's lies on this file, so closing it takes none away.
      const log = openSync(`${this.#file.name}-wal`, 'r+');
      try {
        if (fstatSync(log).size > end) ftruncateSync(log, end);
        fsyncSync(log);
      } finally {
        closeSync(log);
      }
    } finally {
      this.#rollBack();
      unhurried(this.#file);
    }
  }

  #tryToCut(): void {
    try {
      this.#cut();
    } catch {
      // Before the next write it is tried again, and must succeed.
    }
  }

  #rollBack(): void {
    try {
      if (this.#file.inTransaction) this.#file.exec('ROLLBACK');
    } catch (error) {
      this.#doubt = error;
    }
  }

  /** Never throws: what was committed stays so, whatever the reader comes upon. */
  #hasWritten(): boolean {
    try {
      return this.#frames() !== this.#framesBefore;
    } catch {
      return false;
    }
  }

  /** Committed frames in the log. */
  #frames(): number {
    const [row] = this.#reader.pragma('wal_checkpoint(NOOP)') as { log: number }[];
    return row?.log ?? 0;
  }
}

interface Savepoint {
  set: Statement;
  release: Statement;
  rollBack: Statement;
}

const savepointOn = (file: SqliteFile): Savepoint => ({
  set: file.prepare('SAVEPOINT entry'),
  release: file.prepare('RELEASE entry'),
  rollBack: file.prepare('ROLLBACK TO entry'),
});

/** Waiting inside SQLite would hold up the thread. */
function unhurried(file: SqliteFile): SqliteFile {
  file.pragma('busy_timeout = 0');
  return file;
}
