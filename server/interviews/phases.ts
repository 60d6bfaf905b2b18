import { addMinutes, dayOf } from '#shared/time.ts';
import type { Interview } from './interview.ts';

export const phases = ['announced', 'asking', 'between', 'live', 'over', 'transcript'] as const;
export type Phase = (typeof phases)[number];

/** Minutes for which what was begun in time is still taken. */
const GRACE = 15;

type Dated = Pick<Interview, 'intake_opens' | 'intake_closes' | 'start' | 'end'>;

const isBefore = (now: Date, moment: string) => now.getTime() < Date.parse(moment);

/** Where an interview stands: its dates and its transcript say so, and nothing else. */
export function phaseOf(interview: Dated & Pick<Interview, 'transcript'>, now: Date): Phase {
  if (!isBefore(now, interview.end)) return interview.transcript.length > 0 ? 'transcript' : 'over';
  if (!isBefore(now, interview.start)) return 'live';
  if (isBefore(now, interview.intake_opens)) return 'announced';
  return isBefore(now, interview.intake_closes) ? 'asking' : 'between';
}

/** Whether anybody may ask now: while questions are taken beforehand, and while it is live. */
export const asksNow = (interview: Dated, now: Date): boolean => isWithin(interview, now, 0);

/** The same for what was begun in time: a quarter of an hour longer. */
export const takesNow = (interview: Dated, now: Date): boolean => isWithin(interview, now, GRACE);

function isWithin({ intake_opens, intake_closes, start, end }: Dated, now: Date, grace: number): boolean {
  const before = addMinutes(now, -grace);
  return (
    (!isBefore(now, intake_opens) && isBefore(before, intake_closes)) ||
    (!isBefore(now, start) && isBefore(before, end))
  );
}

/** The transcript is due on the day on which the interview ends (N13 of the domain research). */
export const transcriptDueOn = ({ end }: Dated): string => dayOf(new Date(end));

export const isTranscriptOverdue = (interview: Interview, now: Date): boolean =>
  interview.transcript.length === 0 && dayOf(now) > transcriptDueOn(interview);
