import { addDays, addMinutes, dayOf } from '#shared/time.ts';

/** When a job comes due, on the clock of the matter: so long after it was last started, or at a time of day. */
export type Due = { everyMinutes: number } | { at: string; on?: (day: string) => boolean };

/** What is known of earlier runs. */
export interface LastRun {
  startedAt?: Date | undefined;
  succeededAt?: Date | undefined;
}

/** Minutes after which the day's run is tried again when it failed. */
const AGAIN = 10;
/** Days looked ahead for one on which the job runs at all. */
const AHEAD = 400;

/** When the job runs next; a time that is past means now. A start in the future counts as one of this moment. */
export function nextDue(due: Due, { startedAt, succeededAt }: LastRun, now: Date): Date {
  const started = startedAt && startedAt > now ? now : startedAt;
  if ('everyMinutes' in due) return started ? addMinutes(started, due.everyMinutes) : now;
  const today = dayOf(now);
  const moment = at(today, due.at);
  if (!runsOn(due, today) || now < moment) return nextMoment(due, now < moment ? today : addDays(today, 1));
  if (succeededAt && succeededAt >= moment) return nextMoment(due, addDays(today, 1));
  return started && started >= moment ? addMinutes(started, AGAIN) : moment;
}

type Daily = Extract<Due, { at: string }>;

const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);

const runsOn = ({ on }: Daily, day: string) => !on || on(day);

function nextMoment(due: Daily, from: string): Date {
  let day = from;
  for (let days = 0; days < AHEAD && !runsOn(due, day); days++) day = addDays(day, 1);
  return at(day, due.at);
}
