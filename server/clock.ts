/** Two times: `now` is the time of the matter (shifted in a demonstration), `real` that of sessions and logs. */
export interface Clock {
  now(): Date;
  real(): Date;
  /** Milliseconds between them; 0 outside a demonstration. */
  readonly offset: number;
}

export const shiftedClock = (offset: number): Clock => ({
  now: () => new Date(Date.now() + offset),
  real: () => new Date(),
  offset,
});
