import { addDays, dayOf } from '#shared/time.ts';
import { afterWorkingDays, isKnownYear, workingDaysAfter } from '../../calendar/working-days.ts';
import type { Limit } from './acts.ts';

/** One time within which an answer is owed. A reopened case has another one; the first stays as it was. */
export interface Clock {
  no: number;
  /** The department that owes the answer, or owed it when it came. */
  departmentId: string;
  beganAt: Date;
  /** Undefined: it stands still, or runs into `missingYear`, whose official calendar nobody has entered. */
  dueAt: Date | undefined;
  missingYear: string | undefined;
  /** The day of receipt is not confirmed by both sides: no time runs. */
  unconfirmed: boolean;
  /** When an answer came, or when it was said that none will. */
  answeredAt: Date | undefined;
}

export type Due = { at: Date } | { missingYear: string };

/** At what time of its last day a period is over. */
export type Ends = '17:00' | '24:00';

/** When a period is over that begins at a moment or on a day; the first day is not counted (Civil Code, art. 201). */
export function dueAfter(limit: Limit, from: Date, ends: Ends): Due {
  if ('due' in limit) return { at: new Date(limit.due) };
  if ('hours' in limit) return { at: new Date(from.getTime() + limit.hours * 3_600_000) };
  const last = afterWorkingDays(dayOf(from), limit.days);
  return 'missingYear' in last ? last : { at: endOf(last.day, ends) };
}

/** Moves what is due by the working days from one day, which is not counted, to another; what had run out by then stays. */
export function dueLater(due: Date, from: string, to: string, ends: Ends): Due {
  if (from > lastDayOf(due)) return { at: due };
  const unknown = [addDays(from, 1), to].find((day) => !isKnownYear(day));
  if (unknown !== undefined) return { missingYear: unknown.slice(0, 4) };
  const paused = workingDaysAfter(from, to);
  if (paused <= 0) return { at: due };
  const last = afterWorkingDays(lastDayOf(due), paused);
  return 'missingYear' in last ? last : { at: endOf(last.day, ends) };
}

/** The day on which a period ends: midnight belongs to the day before. */
export const lastDayOf = (due: Date): string => dayOf(new Date(due.getTime() - 1));

export const endOf = (day: string, ends: Ends): Date =>
  ends === '24:00' ? new Date(`${addDays(day, 1)}T00:00:00+08:00`) : new Date(`${day}T${ends}:00+08:00`);

/** Whether an answer came, or is still awaited, after its time. Undefined where the time is not known. */
export function isLate({ dueAt, answeredAt }: Clock, now: Date): boolean | undefined {
  return dueAt && (answeredAt ?? now).getTime() > dueAt.getTime();
}
