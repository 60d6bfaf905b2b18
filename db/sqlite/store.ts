import type { Kysely } from 'kysely';
import { Queue, tell, type Waiting } from '../queue.ts';
import type { Schema } from '../schema.ts';
import { type Entry, type Rewritten, type Store, type StoreFault, StoreUnavailableError } from '../store.ts';
import { defaults, type StoreOptions, type StoreWatch } from '../store-options.ts';
import { emptyLog } from './checkpoint.ts';
import { builtWorker, Checkpoints } from './checkpoints.ts';
import { faultOf } from './faults.ts';
import { kyselyOver } from './kysely.ts';
import { migrate } from './migrate.ts';
import { guardFiles, openReader, openWriter, type SqliteFile } from './open.ts';
import { keepTemporaryFiles, rewriteFile, untilEmptied } from './rewrite.ts';
import { Writer } from './writer.ts';

type Run = (entry: Entry) => Promise<unknown>;
/** Tells a job's outcome, once it is durable. */
type Settled = () => void;

/** Milliseconds after which a disk that failed is tried again, and one that nobody wrote to. */
const TRY_MS = 1000;
const IDLE_MS = 10_000;

/**
 * A SQLite store with exactly one writing connection. Writes wait in a queue; those that are there at one turn of the
 * event loop share a transaction (group commit), each in a savepoint of its own, and each is answered only after the
 * commit. Inside a write nothing but the database may be awaited, for the others of its batch wait with it.
 */
export class SqliteStore implements Store {
  readonly shared = false;
  readonly db: Kysely<Schema>;
  readonly #writer: Writer;
  readonly #reader: SqliteFile;
  readonly #queue: Queue<Run>;
  #batching: Promise<void> | undefined;
  #closed = false;
  #probing: Promise<void> | undefined;
  #rewriting: Promise<Rewritten> | undefined;
  #recovering: NodeJS.Timeout | undefined;
  #watch: StoreWatch | undefined;
  readonly #options: StoreOptions & typeof defaults;
  readonly #checkpoints: Checkpoints;

  private constructor(writer: SqliteFile, reader: SqliteFile, options: StoreOptions) {
    this.#options = { ...defaults, ...options };
    this.#writer = new Writer(writer, reader);
    this.#checkpoints = new Checkpoints(
      this.#writer,
      'worker' in options ? options.worker : builtWorker(),
      this.#options.checkpoints,
    );
    this.#reader = reader;
    this.db = kyselyOver(reader);
    this.#queue = new Queue(this.#options.batchLimit, (jobs) => this.#together(jobs));
  }

  /** Opens (or makes) the store and brings its schema up to date. */
  static async open(file: string, options: StoreOptions = {}): Promise<SqliteStore> {
    guardFiles(file);
    const writer = openWriter(file);
    try {
      keepTemporaryFiles(writer);
      await migrate(writer);
      return new SqliteStore(writer, openReader(file), options);
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /** Runs `work` as one entry of the queue. Throws StoreUnavailableError when the queue is full or the disk refuses. */
  write<T>(work: (entry: Entry) => Promise<T>): Promise<T> {
    if (this.#closed || this.full) {
      this.#tell((watch) => watch.refused(1));
      return Promise.reject(new StoreUnavailableError('The queue is full'));
    }
    return this.#queue.add(work) as Promise<T>;
  }

  /** Entries of the queue share a transaction in any case: each item is one. */
  grouped<I, R>(work: (entry: Entry, items: readonly I[]) => Promise<R[]>): (item: I) => Promise<R> {
    return (item) => this.write(async (entry) => (await work(entry, [item]))[0] as R);
  }

  /** An entry of the queue: whoever writes waits meanwhile, and it takes its place in commit order. */
  atOneMoment<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.write((entry) => read(entry.db));
  }

  /**
   * Moves the write-ahead log into the store and cuts it to nothing, so that what was deleted stands in no file. False
   * where somebody still reads from the log: try again later. Waits for the batch that runs, and not for the queue, which
   * under load has no end.
   */
  async emptyLog(): Promise<boolean> {
    await this.#batching;
    // Else what the thread is to take over would be taken over here.
    return !this.#rewriting && emptyLog(this.#writer.file);
  }

  /**
   * Writes the whole store anew and empties the log, so that nothing that was ever deleted is in a byte of them (decision
   * 35). Reading goes on; writes wait until it is over, half a minute at the most, then they are refused. Throws where
   * the disk refuses, and then nothing was changed.
   */
  rewrite(): Promise<Rewritten> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError('The store is closed'));
    this.#rewriting ??= this.#rewrite().finally(() => {
      this.#rewriting = undefined;
    });
    return this.#rewriting;
  }

  /** Whether one more write would be refused. */
  get full(): boolean {
    return this.#queue.length >= this.#options.queueLimit;
  }

  /** How many writes wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** What keeps the store from taking writes. Tried by a write of nothing where nobody wrote for some time. */
  async health(): Promise<StoreFault | undefined> {
    if (!this.#rewriting && this.#writer.age > (this.#writer.fault ? TRY_MS : IDLE_MS)) await this.#probe();
    return this.#writer.fault;
  }

  /** Tells one listener of commits and refusals. */
  watch(listener: StoreWatch): void {
    this.#watch = listener;
  }

  /** Answers what waits, then closes both connections. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#recovering);
    await this.#queue.settled();
    await this.#checkpoints.stop();
    await this.#rewriting?.catch(() => {});
    await this.db.destroy();
    this.#reader.close();
    await this.#writer.close();
  }

  async #rewrite(): Promise<Rewritten> {
    const apart = await this.#checkpoints.rewrite();
    if (apart) return apart;
    await this.#batching;
    const ms = rewriteFile(this.#writer.file);
    const emptied = await untilEmptied(
      () => Promise.resolve(this.#batching).then(() => emptyLog(this.#writer.file)),
      () => !this.#closed,
    );
    return { ms, emptied };
  }

  /** Whoever only watches takes nothing away from anybody. */
  #tell(what: (watch: StoreWatch) => void): void {
    try {
      if (this.#watch) what(this.#watch);
    } catch {}
  }

  #probe(): Promise<void> {
    this.#probing ??= this.write(async () => this.#writer.touch())
      .catch(() => {})
      .finally(() => {
        this.#probing = undefined;
      });
    return this.#probing;
  }

  /** While the disk is sick it is tried again and again, so that the store recovers without a writer or a restart. */
  #tryAgain(): void {
    if (this.#writer.fault && !this.#closed)
      this.#recovering ??= setInterval(() => void this.#probe(), TRY_MS).unref();
    else {
      clearInterval(this.#recovering);
      this.#recovering = undefined;
    }
  }

  async #together(jobs: Waiting<Run>[]): Promise<void> {
    this.#batching = this.#batch(jobs);
    await this.#batching;
    this.#batching = undefined;
  }

  async #batch(jobs: Waiting<Run>[]): Promise<void> {
    const settled: Settled[] = [];
    let ms = 0;
    try {
      await this.#writer.begin(this.#rewriting ? this.#options.rewritingPatience : this.#options.patience);
      for (const job of jobs) settled.push(await this.#one(job));
      const began = performance.now();
      this.#options.beforeCommit();
      this.#writer.commit();
      ms = performance.now() - began;
    } catch (error) {
      const refusal = this.#writer.abandon(error)
        ? new StoreUnavailableError('The store cannot be written', { cause: error })
        : error;
      if (refusal instanceof StoreUnavailableError) this.#tell((watch) => watch.refused(jobs.length));
      for (const job of jobs) job.reject(refusal);
      return;
    } finally {
      this.#tryAgain();
    }
    for (const tell of settled) tell();
    this.#tell((watch) => watch.committed(jobs.length, ms));
    this.#checkpoints.wrote(jobs.length);
  }

  /** A refusal too is told after the commit: it may rest on what the same batch writes. */
  async #one(job: Waiting<Run>): Promise<Settled> {
    const listeners: (() => void)[] = [];
    try {
      const value = await this.#guarded(job.item, listeners);
      return () => tell(job, value, listeners);
    } catch (error) {
      if (faultOf(error) || !this.#writer.file.inTransaction) throw error;
      return () => job.reject(error);
    }
  }

  async #guarded<T>(work: (entry: Entry) => Promise<T>, listeners: (() => void)[]): Promise<T> {
    const mine: (() => void)[] = [];
    let parts: Promise<unknown> = Promise.resolve();
    const { db, file, savepoint } = this.#writer;
    savepoint.set.run();
    try {
      const value = await work({
        db,
        nested: (inner) => {
          const part = parts.then(() => this.#guarded(inner, mine));
          parts = part.catch(() => {});
          return part;
        },
        afterCommit: (listener) => mine.push(listener),
        note() {
          throw new Error('Nobody else reads what is noted for this store');
        },
      });
      savepoint.release.run();
      listeners.push(...mine);
      return value;
    } catch (error) {
      if (file.inTransaction) {
        savepoint.rollBack.run();
        savepoint.release.run();
      }
      throw error;
    }
  }
}
