/** The longest time in which a count did not grow, by the name of what went on. */
export class Gaps {
  readonly longest: { [during: string]: number } = {};
  #during = '';
  #last = 0;
  #grewAt = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(count: () => number) {
    this.#timer = setInterval(() => {
      const now = count();
      if (now !== this.#last) {
        this.#last = now;
        this.#grewAt = Date.now();
      }
      this.#note();
    }, 5);
  }

  /** Until the next name; a gap that goes on belongs to both. */
  during(name: string): void {
    this.#grewAt ||= Date.now();
    this.#during = name;
  }

  stop(): void {
    this.#note();
    clearInterval(this.#timer);
  }

  #note(): void {
    if (this.#during !== '')
      this.longest[this.#during] = Math.max(this.longest[this.#during] ?? 0, Date.now() - this.#grewAt);
  }
}
