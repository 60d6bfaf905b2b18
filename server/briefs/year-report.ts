import type { View } from '../http/view.ts';
import { replyRows } from '../inquiries/reply-kinds.ts';
import { type ByRequester, sumOf } from '../inquiries/statistics-applications.ts';
import { partsOf } from '../inquiries/statistics-parts.ts';
import type { Sheet, Value } from '../results/exports/workbook.ts';
import type { Department } from '../staff/departments.ts';
import form from './report-form.json' with { type: 'json' };
import type { OfficeYear } from './year.ts';
import { sayLine, yearParts } from './year-lines.ts';

type Tongue = Pick<View, 't' | 'say' | 'language'>;

/**
 * The year in the tables of the annual report on disclosure (国办公开办函〔2021〕30号), which are Chinese whoever reads
 * them. A cell that nobody can count here is empty, never nought.
 */
export function reportSheets(year: OfficeYear, departments: readonly Department[], view: Tongue): Sheet[] {
  const { t } = view;
  const text = (name: string, line: string, rows: Value[][]): Sheet => ({
    ...{ name, above: [line], headings: [form.item, form.text], rows },
    widths: [30, 90],
  });
  return [
    text(t('statistics.sheet_general'), form.general.title, generalRows(year, view)),
    {
      name: t('statistics.sheet_active'),
      above: [form.active.title, form.not_counted],
      headings: form.active.headings,
      rows: form.active.rows.map(({ article, item, columns }) => [article, item, columns, ...empty(3)]),
      widths: [24, 24, 40, 16, 16, 16],
    },
    {
      name: t('statistics.sheet_applications'),
      above: [form.applications.title, form.applications.note],
      headings: form.applications.headings,
      rows: applicationRows(year),
      widths: [60, 10, 12, 12, 14, 14, 10, 10],
    },
    {
      name: t('statistics.sheet_remedies'),
      above: [form.remedies.title, form.not_counted],
      headings: form.remedies.headings,
      rows: [empty(form.remedies.headings.length)],
      widths: form.remedies.headings.map(() => 16),
    },
    text(t('statistics.sheet_problems'), form.problems.title, [[form.problems.title, null]]),
    text(t('statistics.sheet_matters'), form.other.title, [[form.other.title, null]]),
    annex(year, view),
    byDepartment(year, departments, view),
  ];
}

const empty = (n: number): null[] => Array.from({ length: n }, () => null);

const generalRows = (year: OfficeYear, view: Tongue): Value[][] =>
  yearParts(year).map(({ title, lines }) => [
    view.t(title),
    lines
      .filter(({ value }) => value !== undefined)
      .map((line) =>
        view.t('statistics.label_value', { label: view.t(line.label), value: sayLine(line, view) }),
      )
      .join(view.t('statistics.and')),
  ]);

/** Whether an organisation is of science, of welfare or of law is not asked (OGI Regulations, art. 29): all stand under 其他. */
const cells = (counts: ByRequester): Value[] => [
  counts.person,
  counts.enterprise,
  ...empty(3),
  counts.organisation,
  sumOf(counts),
];

function applicationRows({ applications }: OfficeYear): Value[][] {
  const { received, carriedOver, concluded, total, carriedOn } = applications;
  const none = { person: 0, enterprise: 0, organisation: 0 };
  return [
    [form.applications.received, ...cells(received)],
    [form.applications.carried_over, ...cells(carriedOver)],
    ...replyRows.map(({ code, form: label }) => [
      form.applications.concluded + label,
      ...cells(concluded.get(code) ?? none),
    ]),
    [form.applications.total, ...cells(total)],
    [form.applications.carried_on, ...cells(carriedOn)],
  ];
}

/** Every number with its definition and where it is counted. */
const annex = (year: OfficeYear, { t }: Tongue): Sheet => ({
  name: t('statistics.sheet_numbers'),
  above: [t('statistics.year_title', { year: year.year })],
  headings: [
    t('statistics.column_part'),
    t('statistics.column_item'),
    t('statistics.column_number'),
    t('statistics.column_means'),
    t('statistics.column_source'),
  ],
  rows: yearParts(year).flatMap(({ title, lines }) =>
    lines.map(({ label, value, definition, source }) => [
      t(title),
      t(label),
      value ?? null,
      t(definition),
      t(source),
    ]),
  ),
  widths: [18, 28, 12, 70, 30],
});

function byDepartment({ inquiries }: OfficeYear, departments: readonly Department[], view: Tongue): Sheet {
  const { t } = view;
  const [part] = partsOf(inquiries, departments, view);
  return {
    name: t('statistics.by_department'),
    headings: [
      t('statistics.department'),
      t('statistics.due'),
      t('statistics.on_time'),
      t('statistics.late'),
      t('statistics.reopened'),
    ],
    rows: (part?.rows ?? []).map(({ name, counts }) => [
      name,
      counts.due,
      counts.onTime,
      counts.late,
      counts.reopened,
    ]),
    widths: [40, 12, 12, 12, 12],
  };
}
