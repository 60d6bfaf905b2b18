import type { Key } from '#shared/i18n/catalogues.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import type { View } from '../http/view.ts';
import { type InquiryCounts, percentOf, ratedOf } from '../inquiries/statistics.ts';
import { sumOf } from '../inquiries/statistics-applications.ts';
import type { OfficeYear } from './year.ts';

/**
 * A number of the year with what it means and where it is counted. Null: it is not counted here; undefined: there is
 * nothing of which it could be one.
 */
export interface YearLine {
  label: Key;
  value: number | null | undefined;
  /** In percent, with two decimals. */
  percent?: boolean;
  definition: Key;
  source: Key;
  /** Where what is counted stands. */
  address?: string;
}

export interface YearPart {
  id: string;
  title: Key;
  lines: YearLine[];
}

/** Every number of the year, in parts. */
export function yearParts(year: OfficeYear): YearPart[] {
  const { questionnaires, consultations, opinions, inquiries, applications, applicationsInTime } = year;
  const { received, total, carriedOver, carriedOn } = applications;
  return [
    {
      id: 'asked',
      title: 'statistics.part_asked',
      lines: [
        {
          label: 'statistics.questionnaires',
          value: questionnaires.held,
          definition: 'statistics.questionnaires_means',
          source: 'statistics.from_questionnaires',
          address: '/workspace/questionnaires',
        },
        {
          label: 'statistics.responses',
          value: questionnaires.responses,
          definition: 'statistics.responses_means',
          source: 'statistics.from_releases',
        },
        {
          label: 'statistics.consultations',
          value: consultations.closed,
          definition: 'statistics.consultations_means',
          source: 'statistics.from_consultations',
          address: '/workspace/consultations',
        },
        {
          label: 'statistics.results_owed',
          value: consultations.owed,
          definition: 'statistics.results_owed_means',
          source: 'statistics.from_outcomes',
        },
        {
          label: 'statistics.results_within',
          value: consultations.within,
          definition: 'statistics.results_within_means',
          source: 'statistics.from_outcomes',
        },
        {
          label: 'statistics.comments',
          value: year.comments,
          definition: 'statistics.comments_means',
          source: 'statistics.from_comments',
        },
        {
          label: 'statistics.opinions',
          value: opinions.all,
          definition: 'statistics.opinions_means',
          source: 'statistics.from_outcomes',
        },
        {
          label: 'statistics.adopted',
          value: opinions.adopted,
          definition: 'statistics.adopted_means',
          source: 'statistics.from_outcomes',
        },
        {
          label: 'statistics.partly_adopted',
          value: opinions.partly,
          definition: 'statistics.adopted_means',
          source: 'statistics.from_outcomes',
        },
      ],
    },
    {
      id: 'told',
      title: 'statistics.part_told',
      lines: [
        register('statistics.interviews', year.interviews, '/interviews'),
        register('statistics.conferences', year.conferences, '/press-conferences'),
        register('statistics.policies', year.policies, '/policies'),
        register('statistics.interpretations', year.interpretations, '/policies'),
        {
          label: 'statistics.delay',
          value: year.delay,
          definition: 'statistics.delay_means',
          source: 'statistics.from_registers',
        },
        register('statistics.documents', year.documents, '/documents'),
      ],
    },
    {
      id: 'inquiries',
      title: 'statistics.part_inquiries',
      lines: inTime(inquiries.all, 'statistics.from_inquiries'),
    },
    {
      id: 'applications',
      title: 'statistics.part_applications',
      lines: [
        application('statistics.applications_new', sumOf(received)),
        application('statistics.applications_over', sumOf(carriedOver)),
        application('statistics.applications_concluded', sumOf(total)),
        application('statistics.applications_on', sumOf(carriedOn)),
        ...inTime(applicationsInTime.all, 'statistics.from_applications').slice(0, 4),
      ],
    },
  ];
}

const register = (label: Key, value: number, address: string): YearLine => ({
  ...{ label, value, address },
  definition: 'statistics.register_means',
  source: 'statistics.from_registers',
});

const application = (label: Key, value: number): YearLine => ({
  ...{ label, value },
  definition: 'statistics.applications_means',
  source: 'statistics.from_applications',
});

function inTime(counts: InquiryCounts, source: Key): YearLine[] {
  const line = (label: Key, value: number | undefined, definition: Key, percent = false): YearLine => ({
    ...{ label, value, definition, source, percent },
  });
  const { due, onTime, late, reopened, satisfied, basically } = counts;
  return [
    line('statistics.due', due, 'statistics.define_due'),
    line('statistics.on_time', onTime, 'statistics.define_rate'),
    line('statistics.late', late, 'statistics.define_rate'),
    line('statistics.rate_percent', percentOf(onTime, due), 'statistics.define_rate', true),
    line('statistics.reopened', reopened, 'statistics.define_reopened'),
    line(
      'statistics.satisfied_percent',
      percentOf(satisfied + basically, ratedOf(counts)),
      'statistics.define_satisfied',
      true,
    ),
  ];
}

/** What is not counted here is said to be so, and is not nought. */
export function sayLine({ value, percent }: YearLine, { t }: Pick<View, 't'>): string {
  if (value === null) return t('statistics.not_counted');
  if (value === undefined) return t('statistics.none_of_none');
  return percent ? value.toFixed(2) : sayFigureOf(value);
}

const sayFigureOf = (value: number): string => (Number.isInteger(value) ? sayNumber(value) : String(value));

/** What the inspection of government websites asks of interaction (国办秘函〔2019〕19号), with what there is. */
export function inspectionLines(year: OfficeYear): YearLine[] {
  const { inquiries, questionnaires, consultations } = year;
  const ask = (label: Key, value: number | null, definition: Key, address: string): YearLine => ({
    ...{ label, value, definition, address },
    source: 'statistics.from_here',
  });
  return [
    ask(
      'statistics.inspect_submit',
      inquiries.received.total,
      'statistics.inspect_submit_means',
      '/inquiries/statistics',
    ),
    ask('statistics.inspect_sign_in', null, 'statistics.inspect_sign_in_means', '/privacy'),
    ask('statistics.inspect_shown', year.opinions.all, 'statistics.inspect_shown_means', '/consultations'),
    ask(
      'statistics.inspect_answered',
      inquiries.all.onTime,
      'statistics.inspect_answered_means',
      '/inquiries/statistics',
    ),
    ask(
      'statistics.inspect_asked',
      questionnaires.held + consultations.closed,
      'statistics.inspect_asked_means',
      '/consultations',
    ),
    ask(
      'statistics.inspect_results',
      consultations.within,
      'statistics.results_within_means',
      '/consultations',
    ),
    ask('statistics.inspect_interviews', year.interviews, 'statistics.register_means', '/interviews'),
  ];
}
