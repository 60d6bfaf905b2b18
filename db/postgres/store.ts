import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { Queue, tell, type Waiting } from '../queue.ts';
import type { Schema } from '../schema.ts';
import { type Entry, type Rewritten, type Store, type StoreFault, StoreUnavailableError } from '../store.ts';
import { defaults, type StoreOptions, type StoreWatch } from '../store-options.ts';
import { openPool } from './connect.ts';
import { guarded, Heard, inEntry, tellAll } from './entry.ts';
import { faultOf, isContention } from './faults.ts';
import { kyselyOverPool } from './kysely.ts';
import { migrate } from './migrate.ts';
import { rewriteTables } from './rewrite.ts';
import { SILENT_MS, Transaction } from './transaction.ts';

/** Connections that read, of this process. */
const READING = 8;
/** Connections that write: one for entries, the others for what is grouped, and for a look at what became of a commit. */
const WRITING = 4;
/** Milliseconds after which a server that failed is tried again, and one that nobody wrote to. */
const TRY_MS = 1000;
const IDLE_MS = 10_000;
/** Milliseconds that a write waits for a lock: whoever waits for a process that fell silent gets its turn after it. */
const PATIENCE_MS = SILENT_MS + 1500;
/** Milliseconds after which one that reads everything and says nothing ends, so that it does not hold old rows for ever. */
const SILENT_READING_MS = 60_000;
/** How often a transaction that met another one's lock is begun anew. */
const TRIES = 5;

type Run = (entry: Entry) => Promise<unknown>;

/**
 * A PostgreSQL database as a store that many processes share. Entries take turns across all processes, by a lock that
 * ends with the transaction, so that a verb meets no other one half done; those of one process that wait share a
 * transaction, each in a savepoint of its own. What is grouped runs beside them (decision 44).
 */
export class PostgresStore implements Store {
  readonly shared = true;
  readonly db: Kysely<Schema>;
  readonly #url: string;
  readonly #writing: pg.Pool;
  readonly #options: StoreOptions & typeof defaults;
  readonly #entries: Queue<Run>;
  readonly #groups: Queue<unknown>[] = [];
  readonly #process = randomBytes(9).toString('hex');
  #writers = 0;
  #closed = false;
  #fault: StoreFault | undefined;
  #toldAt = performance.now();
  #watch: StoreWatch | undefined;
  #probing: Promise<void> | undefined;

  private constructor(url: string, options: StoreOptions) {
    this.#options = { ...defaults, patience: PATIENCE_MS, ...options };
    this.#url = url;
    this.#writing = openPool(url, { max: WRITING, name: 'wenji', answering: true });
    this.db = kyselyOverPool(openPool(url, { max: READING, name: 'wenji', answering: true }));
    const writer = this.#newWriter();
    this.#entries = new Queue(this.#options.batchLimit, (jobs) => this.#batch(jobs, writer));
  }

  /** Connects, and brings the schema up to date. Throws a StoreRefusedError where that cannot be. */
  static async open(url: string, options: StoreOptions = {}): Promise<PostgresStore> {
    if (!options.newest) await migrate(url);
    return new PostgresStore(url, options);
  }

  write<T>(work: (entry: Entry) => Promise<T>): Promise<T> {
    return this.#add(this.#entries, work) as Promise<T>;
  }

  grouped<I, R>(work: (entry: Entry, items: readonly I[]) => Promise<R[]>): (item: I) => Promise<R> {
    const writer = this.#newWriter();
    const queue = new Queue<I>(this.#options.batchLimit, (jobs) => this.#group(work, jobs, writer));
    this.#groups.push(queue as Queue<unknown>);
    return (item) => this.#add(queue, item) as Promise<R>;
  }

  async atOneMoment<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        await sql`set local idle_in_transaction_session_timeout = ${sql.lit(SILENT_READING_MS)}`.execute(db);
        return read(db);
      });
  }

  /** The log is the database's own, and with it how long it keeps what was deleted. */
  emptyLog(): Promise<boolean> {
    return Promise.resolve(true);
  }

  rewrite(): Promise<Rewritten> {
    return rewriteTables(this.#url);
  }

  get full(): boolean {
    return this.waiting >= this.#options.queueLimit;
  }

  get waiting(): number {
    return this.#groups.reduce((sum, queue) => sum + queue.length, this.#entries.length);
  }

  async health(): Promise<StoreFault | undefined> {
    if (performance.now() - this.#toldAt > (this.#fault ? TRY_MS : IDLE_MS))
      this.#probing ??= this.write(async () => {})
        .catch(() => {})
        .finally(() => {
          this.#probing = undefined;
        });
    await this.#probing;
    return this.#fault;
  }

  watch(listener: StoreWatch): void {
    this.#watch = listener;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const queue of [this.#entries, ...this.#groups]) await queue.settled();
    await this.db.destroy();
    await this.#writing.end();
  }

  /** What comes one after the other, so that the database can say how far it came. */
  #newWriter(): string {
    return `${this.#process}${(this.#writers++).toString(36)}`;
  }

  #add<T>(queue: Queue<T>, item: T): Promise<unknown> {
    if (!this.#closed && !this.full) return queue.add(item);
    this.#tell((watch) => watch.refused(1));
    return Promise.reject(new StoreUnavailableError('The queue is full'));
  }

  async #batch(jobs: Waiting<Run>[], writer: string): Promise<void> {
    for (let left = jobs; left.length > 0; ) left = await this.#turn(left, writer);
  }

  /** Gives those for whom there was no time. */
  async #turn(jobs: Waiting<Run>[], writer: string): Promise<Waiting<Run>[]> {
    const taken = [...jobs];
    let left: Waiting<Run>[] = [];
    const settled: (() => void)[] = [];
    const noted: unknown[] = [];
    await this.#transaction(taken, { alone: true, writer }, async (transaction) => {
      const until = performance.now() + this.#options.turn;
      for (const [at, job] of jobs.entries()) {
        if (at > 0 && performance.now() > until) {
          left = taken.splice(at);
          break;
        }
        const run =
          jobs.length === 1 ? this.#only(transaction, job, noted) : this.#one(transaction, job, noted);
        settled.push(await run);
      }
      await this.#writeNoted(transaction, noted);
      return () => {
        for (const tell of settled) tell();
      };
    });
    return left;
  }

  /** Where it fails the transaction has nothing else to keep, and needs no point to go back to. */
  async #only(transaction: Transaction, job: Waiting<Run>, noted: unknown[]): Promise<() => void> {
    const heard = new Heard();
    const value = await inEntry(transaction, heard, job.item);
    noted.push(...heard.noted);
    return () => tell(job, value, heard.listeners);
  }

  /** A refusal too is told after the commit: it may rest on what the same batch writes. */
  async #one(transaction: Transaction, job: Waiting<Run>, noted: unknown[]): Promise<() => void> {
    const heard = new Heard();
    try {
      const value = await guarded(transaction, job.item, heard);
      noted.push(...heard.noted);
      return () => tell(job, value, heard.listeners);
    } catch (error) {
      if (faultOf(error)) throw error;
      return () => this.#rejectOne(job, error);
    }
  }

  /** Two that waited for each other are nobody's mistake: the same again succeeds. */
  #rejectOne(job: Pick<Waiting<unknown>, 'reject'> | undefined, error: unknown): void {
    const met = isContention(error);
    if (met) this.#tell((watch) => watch.refused(1));
    job?.reject(met ? unavailable(error) : error);
  }

  async #group<I, R>(
    work: (entry: Entry, items: readonly I[]) => Promise<R[]>,
    jobs: Waiting<I>[],
    writer: string,
    tries = 0,
  ): Promise<void> {
    const heard = new Heard();
    const failed = await this.#transaction(jobs, { alone: false, writer }, async (transaction) => {
      const items = jobs.map(({ item }) => item);
      const values = await inEntry(transaction, heard, (entry) => work(entry, items));
      await this.#writeNoted(transaction, heard.noted);
      return () => tellAll(jobs, values, heard.listeners);
    });
    if (failed === undefined) return;
    if (isContention(failed) && tries < TRIES) return this.#group(work, jobs, writer, tries + 1);
    if (jobs.length === 1) return this.#rejectOne(jobs[0], failed);
    const half = Math.ceil(jobs.length / 2);
    await this.#group(work, jobs.slice(0, half), writer);
    await this.#group(work, jobs.slice(half), writer);
  }

  /**
   * Runs a transaction and tells what came of it; where the store refuses, everybody is told so. Gives an error that is
   * the work's own: what it holds for, the caller knows.
   */
  async #transaction(
    jobs: Waiting<unknown>[],
    how: { alone: boolean; writer: string },
    run: (transaction: Transaction) => Promise<() => void>,
  ): Promise<unknown> {
    let transaction: Transaction | undefined;
    let ms = 0;
    let told: () => void;
    try {
      transaction = await Transaction.begin(this.#writing, { ...how, patience: this.#options.patience });
      try {
        told = await run(transaction);
      } catch (error) {
        await transaction.rollBack(error);
        throw error;
      }
      const began = performance.now();
      this.#options.beforeCommit();
      await transaction.commit();
      ms = performance.now() - began;
    } catch (error) {
      return this.#refuse(jobs, error, how.alone);
    }
    this.#fault = undefined;
    this.#toldAt = performance.now();
    told();
    this.#tell((watch) => watch.committed(jobs.length, ms));
    return undefined;
  }

  #refuse(jobs: Waiting<unknown>[], error: unknown, alone: boolean): unknown {
    const fault = faultOf(error);
    if (!fault && !alone) return error;
    if (fault) {
      this.#fault = fault;
      this.#toldAt = performance.now();
      this.#tell((watch) => watch.refused(jobs.length));
    }
    for (const job of jobs)
      if (fault) job.reject(unavailable(error));
      else this.#rejectOne(job, error);
    return undefined;
  }

  async #writeNoted({ db }: Transaction, noted: readonly unknown[]): Promise<void> {
    if (noted.length > 0) await this.#options.writeNoted(db, noted);
  }

  /** Whoever only watches takes nothing away from anybody. */
  #tell(what: (watch: StoreWatch) => void): void {
    try {
      if (this.#watch) what(this.#watch);
    } catch {}
  }
}

const unavailable = (cause: unknown) => new StoreUnavailableError('The store cannot be written', { cause });
