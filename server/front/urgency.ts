import { addDays } from '#shared/time.ts';

/** How pressing a matter is: its day is past, is today, comes within seven days, or is later or none. */
export const urgencies = ['overdue', 'today', 'week', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

export interface Dated {
  /** The day by which it is to be done; undefined where nobody has set one. */
  due: string | undefined;
}

export function urgencyOf({ due }: Dated, today: string): Urgency {
  if (due === undefined || due >= addDays(today, 7)) return 'later';
  if (due < today) return 'overdue';
  return due === today ? 'today' : 'week';
}

/** What is due sooner comes first; what has no day comes last, as it was listed. */
export const byDue = (a: Dated, b: Dated): number => {
  if (a.due === b.due) return 0;
  if (a.due === undefined) return 1;
  if (b.due === undefined) return -1;
  return a.due < b.due ? -1 : 1;
};

export interface Pressing<M extends Dated> {
  urgency: Urgency;
  matters: M[];
}

/** Matters by how pressing they are, the most pressing first; a heading without matters is left out. */
export function byUrgency<M extends Dated>(matters: readonly M[], today: string): Pressing<M>[] {
  const sorted = [...matters].sort(byDue);
  return urgencies.flatMap((urgency) => {
    const mine = sorted.filter((matter) => urgencyOf(matter, today) === urgency);
    return mine.length > 0 ? [{ urgency, matters: mine }] : [];
  });
}
