import type { House } from '../support/make-app.ts';

/** Sets the clock so many minutes forward, or back. */
export const move = ({ clock, turnTo }: Pick<House, 'clock' | 'turnTo'>, minutes: number): void =>
  turnTo(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
