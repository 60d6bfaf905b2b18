import { sayMonth } from '#shared/text/dates.ts';
import type { View } from '../http/view.ts';
import type { Department } from '../staff/departments.ts';
import { type InquiryCounts, type InquiryStatistics, percentOf, ratedOf } from './statistics.ts';
import { sayCategory, sayChannel, sayKind, sayMerged } from './statistics-words.ts';

export interface Part {
  id: string;
  title: string;
  /** What stands before a row's numbers. */
  of: string;
  rows: { name: string; counts: InquiryCounts }[];
}

type Tongue = Pick<View, 't' | 'say' | 'language'>;

/** The tables of a year, in words: by whom they are owed, of what they are, over which channel and when they came. */
export function partsOf(
  { by, channels }: InquiryStatistics,
  departments: readonly Department[],
  view: Tongue,
): Part[] {
  const { t, say } = view;
  const called = (code: string) => {
    const department = departments.find(({ id }) => id === code);
    return department ? say(department.name) : code;
  };
  const rows = (parts: { code: string; counts: InquiryCounts }[], name: (code: string) => string) =>
    parts.map(({ code, counts }) => ({ name: name(code), counts }));
  return [
    {
      id: 'departments',
      title: t('statistics.by_department'),
      of: t('statistics.department'),
      rows: rows(by.department, called),
    },
    {
      id: 'kinds',
      title: t('statistics.by_kind'),
      of: t('statistics.kind'),
      rows: rows(by.kind, (code) => sayKind(code, view)),
    },
    {
      id: 'categories',
      title: t('statistics.by_category'),
      of: t('statistics.category'),
      rows: rows(by.category, (code) => sayCategory(code, view)),
    },
    {
      id: 'channels',
      title: t('statistics.by_channel'),
      of: t('statistics.channel'),
      rows: channels.map(({ codes, counts }) => ({
        name: sayMerged(codes, (code) => sayChannel(code, view), view),
        counts,
      })),
    },
    {
      id: 'months',
      title: t('statistics.by_month'),
      of: t('statistics.month'),
      rows: rows(by.month, (code) => sayMonth(code, view.language)),
    },
  ];
}

/** The numbers of a row with what is reckoned from them, in the order of the columns. */
export const figuresOf = (counts: InquiryCounts) => ({
  due: counts.due,
  on_time: counts.onTime,
  late: counts.late,
  on_schedule_percent: percentOf(counts.onTime, counts.due) ?? null,
  reopened: counts.reopened,
  reopened_percent: percentOf(counts.reopened, counts.due) ?? null,
  at_once: counts.atOnce,
  at_once_percent: percentOf(counts.atOnce, counts.due) ?? null,
  rated: ratedOf(counts),
  satisfied: counts.satisfied,
  basically_satisfied: counts.basically,
  dissatisfied: counts.dissatisfied,
  satisfied_percent: percentOf(counts.satisfied + counts.basically, ratedOf(counts)) ?? null,
  provisional: counts.provisional,
});
