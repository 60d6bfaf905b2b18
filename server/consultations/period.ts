import { type Phase, phaseOf, type Window } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';

/** What happened to a period, in its order. Only the first, `set`, opens; the kinds in `moving` move the close. */
export const periodEventKinds = [
  'set',
  'extend',
  'shorten',
  'suspend',
  'resume',
  'reopen',
  'close_early',
] as const;

const moving: ReadonlySet<PeriodEvent['kind']> = new Set(['extend', 'shorten', 'reopen', 'close_early']);

export interface PeriodEvent {
  kind: (typeof periodEventKinds)[number];
  opensAt: Date | undefined;
  closesAt: Date | undefined;
  reason: Text | undefined;
  /** From when it holds. */
  at: Date;
}

export type RoundPhase = Phase | 'suspended';

/** The window that the events up to now come to. Throws without a `set` at the beginning: a round is born with one. */
export function windowOf(events: readonly PeriodEvent[]): Window {
  const [first, ...later] = events;
  if (first?.kind !== 'set' || !first.opensAt || !first.closesAt) throw new Error('A period begins with set');
  const moved = later.findLast(({ kind, closesAt }) => closesAt && moving.has(kind))?.closesAt;
  return { opensAt: first.opensAt, closesAt: moved ?? first.closesAt };
}

/**
 * What the clock makes of a period: 23:59:59.999 of the last day is in, 24:00 is out but for what was begun. One that was
 * closed before it opened is closed, not coming.
 */
export function periodPhase(events: readonly PeriodEvent[], now: Date): RoundPhase {
  const suspended =
    events.findLast(({ kind }) => kind === 'suspend' || kind === 'resume')?.kind === 'suspend';
  const window = windowOf(events);
  const never = window.closesAt <= window.opensAt && now >= window.closesAt;
  const phase = never ? 'closed' : phaseOf(window, now);
  return suspended && phase !== 'closed' ? 'suspended' : phase;
}
