import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { localIso } from '#shared/time.ts';
import type { View } from '../http/view.ts';
import type { Department } from '../staff/departments.ts';
import type { InquiryStatistics } from './statistics.ts';
import { figuresOf, partsOf } from './statistics-parts.ts';

/** What a program gets of a year: every number with what it is counted from. */
export const statisticsOut = (
  { year, all, by, channels, received }: InquiryStatistics,
  { departments, now }: { departments: readonly Department[]; now: Date },
) => ({
  year,
  at: localIso(now),
  mark: 'counted' as const,
  all: figuresOf(all),
  by_department: by.department.map(({ code, counts }) => {
    const { slug = code, name = {} } = departments.find(({ id }) => id === code) ?? {};
    return { department: slug, name, ...figuresOf(counts) };
  }),
  by_kind: by.kind.map(({ code, counts }) => ({ kind: code, ...figuresOf(counts) })),
  by_category: by.category.map(({ code, counts }) => ({ category: code || null, ...figuresOf(counts) })),
  by_month: by.month.map(({ code, counts }) => ({ month: code, ...figuresOf(counts) })),
  by_channel: channels.map(({ codes, counts }) => ({ channels: codes, ...figuresOf(counts) })),
  received: {
    total: received.total,
    outside_of_the_rate: received.outside,
    kinds: received.kinds.map(({ codes: [kind = ''], n }) => ({ kind, n })),
    channels: received.channels.map(({ codes, n }) => ({ channels: codes, n })),
    districts: received.districts.map(({ codes, n }) => ({ districts: codes, n })),
  },
});

/** The same as lines: a part, what of it, its numbers. */
export function statisticsCsv(
  statistics: InquiryStatistics,
  departments: readonly Department[],
  view: View,
): string {
  const { t } = view;
  const heading = [
    t('statistics.column_part'),
    t('statistics.column_item'),
    t('statistics.due'),
    t('statistics.on_time'),
    t('statistics.late'),
    t('statistics.rate_percent'),
    t('statistics.reopened'),
    t('statistics.reopened_percent'),
    t('statistics.at_once'),
    t('statistics.at_once_percent'),
    t('statistics.rated'),
    t('statistics.satisfied'),
    t('statistics.basically'),
    t('statistics.dissatisfied'),
    t('statistics.satisfied_percent'),
    t('statistics.provisional'),
  ];
  const whole = {
    title: t('statistics.whole'),
    rows: [{ name: statistics.year, counts: statistics.all }],
  };
  const rows = [whole, ...partsOf(statistics, departments, view)].flatMap((part) =>
    part.rows.map(({ name, counts }) => [
      guardFormula(part.title),
      guardFormula(name),
      ...Object.values(figuresOf(counts)).map((figure) => figure ?? ''),
    ]),
  );
  return `\ufeff${stringify([heading, ...rows])}`;
}
