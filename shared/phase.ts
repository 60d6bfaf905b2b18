import { addMinutes } from './time.ts';

/** When something is taken from the public; both ends are exact. */
export interface Window {
  opensAt: Date;
  closesAt: Date;
}

/** What the clock makes of a window. `closing` is the quarter hour in which what was begun in time is still taken. */
export type Phase = 'coming' | 'open' | 'closing' | 'closed';

/** Minutes after closing in which what was begun may still be sent. */
export const GRACE_MINUTES = 15;

export const phaseOf = ({ opensAt, closesAt }: Window, now: Date): Phase => {
  if (now < opensAt) return 'coming';
  if (now < closesAt) return 'open';
  return now < addMinutes(closesAt, GRACE_MINUTES) ? 'closing' : 'closed';
};
