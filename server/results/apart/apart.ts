import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Done, type Order, run, type Tasks } from './tasks.ts';

/** The thread's program in the build; there is none where the sources run. */
function builtWorker(): URL | undefined {
  const beside = new URL('./results-worker.js', import.meta.url);
  return import.meta.env.DEV || !existsSync(fileURLToPath(beside)) ? undefined : beside;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Does heavy work on a thread, one thing at a time, in the order in which it was asked for. The thread begins with the
 * first work and stays; one that ended is begun anew. Without the thread's program the work is done here, one turn later.
 */
export class Apart {
  readonly #program: URL | undefined;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #no = 0;

  constructor(program = builtWorker()) {
    this.#program = program;
  }

  /** Throws a RangeError with the task's message where the task throws, and an Error where the thread ended. */
  async do<T extends keyof Tasks>(task: T, ...given: Parameters<Tasks[T]>): Promise<ReturnType<Tasks[T]>> {
    if (!this.#program) {
      await setImmediate();
      return run({ task, given }) as ReturnType<Tasks[T]>;
    }
    const worker = this.#started(this.#program);
    const no = ++this.#no;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(no, { resolve, reject }));
    worker.ref();
    worker.postMessage({ no, task, given } satisfies Order);
    return (await answer) as ReturnType<Tasks[T]>;
  }

  /** Ends the thread; what it was doing fails. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(program: URL): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(program);
    worker.on('message', (done: Done) => this.#hear(worker, done));
    // What it failed of is told by its end.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error('The thread of figures ended'));
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }

  #hear(worker: Worker, done: Done) {
    const waiting = this.#waiting.get(done.no);
    this.#waiting.delete(done.no);
    // A process with nothing else to do may end.
    if (this.#waiting.size === 0) worker.unref();
    if ('error' in done) waiting?.reject(new RangeError(done.error));
    else waiting?.resolve(done.result);
  }
}

/** This process's thread for figures. */
export const apart = new Apart();
