import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Rewritten } from '../store.ts';
import type { Looked } from './checkpoint.ts';
import type { Writer } from './writer.ts';

/** Writes after which somebody looks at the log: some thousand pages. */
const LOOK_AFTER = 500;
/** Milliseconds without a write after which the log is cut to nothing. */
const IDLE_MS = 2000;
/** Pages that SQLite lets gather when the writing connection looks after the log itself. */
const OWN_PAGES = 1000;

type Failed = { error: string };

export interface Hearing {
  /** Each look at the log, when it is over. */
  onLook?: ((looked: Looked) => void) | undefined;
  /** A look that failed, or a thread that ended: the store goes on without it. */
  onTrouble?: ((error: Error) => void) | undefined;
}

/** The thread's program in the build; there is none where the sources run. */
export function builtWorker(): URL | undefined {
  const beside = new URL('./checkpoint-worker.js', import.meta.url);
  return import.meta.env.DEV || !existsSync(fileURLToPath(beside)) ? undefined : beside;
}

/**
 * Sees to it that the write-ahead log is taken over into the store: on a thread of its own, told after some hundred
 * writes and when the writing pauses. Without the thread, or once it has failed, the writing connection does it at its
 * commits, as SQLite does by default: slower, and as safe.
 */
export class Checkpoints {
  readonly #writer: Writer;
  readonly #hearing: Hearing;
  #worker: Worker | undefined;
  #since = 0;
  #looking = false;
  #pause: NodeJS.Timeout | undefined;
  /** Who waits for the store to be rewritten. */
  #told: ((heard: Rewritten | Failed) => void) | undefined;

  constructor(writer: Writer, program: URL | undefined, hearing: Hearing = {}) {
    this.#writer = writer;
    this.#hearing = hearing;
    if (program) this.#start(program);
  }

  /** So many writes were committed. */
  wrote(count: number): void {
    if (!this.#worker) return;
    this.#since += count;
    this.#pause ??= setTimeout(() => this.#paused(), IDLE_MS).unref();
    if (this.#since >= LOOK_AFTER) this.#look('look');
    this.#pause.refresh();
  }

  /** Lets the thread rewrite the store; undefined where there is none. Throws where it fails, and then nothing was changed. */
  async rewrite(): Promise<Rewritten | undefined> {
    const worker = this.#worker;
    if (!worker) return undefined;
    const heard = await new Promise<Rewritten | Failed>((told) => {
      this.#told = told;
      worker.postMessage('rewrite');
    });
    this.#told = undefined;
    if ('error' in heard) throw new Error(heard.error);
    return heard;
  }

  /** Ends the thread after what it is doing. */
  async stop(): Promise<void> {
    clearTimeout(this.#pause);
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    // Else a process with nothing else to do would end before its thread.
    worker.ref();
    const ended = new Promise((done) => worker.once('exit', done));
    worker.postMessage('stop');
    await ended;
  }

  #start(program: URL): void {
    const worker = new Worker(program, { workerData: { file: this.#writer.file.name } });
    worker.unref();
    worker.on('message', (heard: Looked | Failed | { rewritten: Rewritten | Failed }) => {
      if ('rewritten' in heard) {
        this.#told?.(heard.rewritten);
        return;
      }
      this.#looking = false;
      if ('error' in heard) this.#hearing.onTrouble?.(new Error(heard.error));
      else this.#hearing.onLook?.(heard);
    });
    worker.on('error', (error) => {
      this.#hearing.onTrouble?.(error as Error);
    });
    worker.on('exit', () => {
      this.#told?.({ error: 'The thread ended' });
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#writer.setOwnPages(OWN_PAGES);
    });
    this.#worker = worker;
    this.#writer.setOwnPages(0);
  }

  #paused(): void {
    this.#pause = undefined;
    this.#look('idle');
  }

  #look(how: 'look' | 'idle'): void {
    if (this.#looking || !this.#worker) return;
    this.#looking = true;
    this.#since = 0;
    this.#worker.postMessage(how);
  }
}
