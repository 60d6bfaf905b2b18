/** One thing that waits to be written, and whoever waits for it. */
export interface Waiting<T> {
  item: T;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * What waits to be written: what is there at one turn of the event loop goes together, so many at the most, and the next
 * only after it.
 */
export class Queue<T> {
  readonly #waiting: Waiting<T>[] = [];
  readonly #most: number;
  readonly #write: (together: Waiting<T>[]) => Promise<void>;
  #running: Promise<void> | undefined;

  /** `write` settles each of those that it is given, and never throws. */
  constructor(most: number, write: (together: Waiting<T>[]) => Promise<void>) {
    this.#most = most;
    this.#write = write;
  }

  get length(): number {
    return this.#waiting.length;
  }

  add(item: T): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= new Promise<void>((done) => setImmediate(() => this.#drain().then(done)));
    });
  }

  /** Until nothing waits. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#write(this.#waiting.splice(0, this.#most));
      await new Promise<void>((next) => setImmediate(next));
    }
    this.#running = undefined;
  }
}

/** After the commit: the listeners hear of the write, then whoever asked for it. */
export function tell(job: Waiting<unknown>, value: unknown, listeners: (() => void)[]): void {
  try {
    for (const listener of listeners) listener();
    job.resolve(value);
  } catch (error) {
    job.reject(error);
  }
}
