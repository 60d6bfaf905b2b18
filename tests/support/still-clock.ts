import type { Clock } from '#server/clock.ts';

/** A clock that stands still until it is set. */
export class StillClock implements Clock {
  readonly offset = 0;
  #now: Date;

  constructor(at: string) {
    this.#now = new Date(at);
  }

  now = () => this.#now;
  real = () => this.#now;
  set = (at: string) => {
    this.#now = new Date(at);
  };
}
