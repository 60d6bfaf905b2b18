import { z } from 'zod';
import { sayIn } from '#shared/i18n/languages.ts';
import { type Text, text } from '#shared/questionnaire/definition.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { bilingual } from './bilingual.ts';
import { countableCodes, countables } from './countables.ts';
import { indicatorObstacles } from './indicator-obstacles.ts';

/** Under which heading an indicator stands. */
export const indicatorGroups = ['openness', 'interpretation', 'hotline', 'enterprises', 'documents'] as const;
export type IndicatorGroup = (typeof indicatorGroups)[number];

const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);

const counted = ['register'] as const;
const reported = ['value', 'office', 'source_day'] as const;

const schema = z
  .strictObject({
    title: bilingual(60),
    group: z.enum(indicatorGroups),
    definition: bilingual(600),
    period: bilingual(60),
    unit: bilingual(12),
    source: bilingual(120),
    reckoning: z.enum(['counted', 'reported']),
    register: z.enum(countableCodes).optional(),
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    filters: z
      .array(z.strictObject({ name: code, value: code }))
      .max(5)
      .optional(),
    value: z.number().nonnegative().max(1e12).optional(),
    over: z.boolean().optional(),
    office: text.optional(),
    source_day: z.iso.date().optional(),
    source_address: z
      .union([z.url({ protocol: /^https?$/ }), z.string().regex(/^\/[\w/-]{1,200}$/)])
      .optional(),
    base: z.string().optional(),
    rest: bilingual(60).optional(),
  })
  .superRefine((content, check) => {
    const needed = content.reckoning === 'counted' ? counted : reported;
    for (const name of needed)
      if (content[name] === undefined) check.addIssue({ code: 'custom', path: [name] });
    if (content.base !== undefined && content.rest === undefined)
      check.addIssue({ code: 'custom', path: ['rest'] });
    if (content.base !== undefined && (content.value ?? 0) > 100)
      check.addIssue({ code: 'custom', path: ['value'] });
  });

export type Indicator = z.infer<typeof schema>;

/** 指标: a figure with what it means, of when, from where; counted here, or reported by an office. */
export const indicator: PieceKind<Indicator> = {
  kind: 'indicator',
  chain: 'register',
  schema,
  words: { one: 'indicators.one', many: 'indicators.many', help: 'indicators.many_help' },
  fields: [
    { as: 'text', name: 'title', label: 'indicators.name' },
    {
      as: 'choice',
      name: 'group',
      label: 'indicators.group',
      choices: [
        { value: 'openness', label: 'indicators.group_openness' },
        { value: 'interpretation', label: 'indicators.group_interpretation' },
        { value: 'hotline', label: 'indicators.group_hotline' },
        { value: 'enterprises', label: 'indicators.group_enterprises' },
        { value: 'documents', label: 'indicators.group_documents' },
      ],
    },
    {
      as: 'text',
      name: 'definition',
      label: 'indicators.definition',
      help: 'indicators.definition_help',
      rows: 4,
    },
    { as: 'text', name: 'period', label: 'indicators.period' },
    { as: 'text', name: 'unit', label: 'indicators.unit' },
    { as: 'text', name: 'source', label: 'indicators.source' },
    {
      as: 'choice',
      name: 'reckoning',
      label: 'indicators.reckoning',
      choices: [
        { value: 'counted', label: 'indicators.counted' },
        { value: 'reported', label: 'indicators.reported' },
      ],
    },
    {
      as: 'choice',
      name: 'register',
      label: 'indicators.register',
      help: 'indicators.register_help',
      choices: countableCodes.map((value) => ({ value, label: countables[value].label })),
    },
    { as: 'line', name: 'year', label: 'indicators.year', help: 'indicators.year_help' },
    {
      as: 'list',
      name: 'filters',
      label: 'indicators.filters',
      one: 'indicators.filter',
      help: 'indicators.filters_help',
      fields: [
        { as: 'line', name: 'name', label: 'indicators.filter_name' },
        { as: 'line', name: 'value', label: 'indicators.filter_value' },
      ],
    },
    { as: 'number', name: 'value', label: 'indicators.value', help: 'indicators.value_help' },
    { as: 'flag', name: 'over', label: 'indicators.over_label' },
    { as: 'text', name: 'office', label: 'indicators.office' },
    { as: 'day', name: 'source_day', label: 'indicators.source_day' },
    { as: 'line', name: 'source_address', label: 'indicators.source_address' },
    { as: 'piece', name: 'base', label: 'indicators.base', help: 'indicators.base_help', of: ['indicator'] },
    { as: 'text', name: 'rest', label: 'indicators.rest', help: 'indicators.rest_help' },
  ],
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/indicators/${slug}`,
  listedOn: ({ source_day, year }) => source_day ?? `${year ?? '1970'}-01-01`,
  facets: ({ group, reckoning }) => [
    ['group', group],
    ['reckoning', reckoning],
  ],
  found: ({ title, definition, period }, language) => ({
    title: sayIn(language, title),
    text: [definition, period].map((each) => sayIn(language, each)).join('\n'),
  }),
  obstacles: indicatorObstacles,
};
