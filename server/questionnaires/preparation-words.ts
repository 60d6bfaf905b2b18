import type { Key } from '#shared/i18n/catalogues.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import type { FileFault } from '#shared/questionnaire/file.ts';
import type { Doubt, Taken } from '#shared/questionnaire/plain/recognise.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import type { Channel } from '#shared/terms.ts';
import type { View } from '../http/view.ts';
import type { UnreadableCode } from './form-values.ts';
import type { Obstacle, ObstacleCode } from './publication-gate.ts';

export const takenWords = {
  title: 'making.taken_title',
  intro: 'making.taken_intro',
  section: 'making.taken_section',
  item: 'making.taken_item',
  option: 'making.taken_option',
  row: 'making.taken_row',
  column: 'making.taken_column',
  help: 'making.taken_help',
  end: 'making.taken_end',
  unit: 'making.taken_unit',
  english: 'making.taken_english',
  heading: 'making.taken_heading',
} as const satisfies { [taken in Taken]: Key };

export const itemKindWords = {
  single: 'making.kind_single',
  region: 'making.kind_region',
  scale: 'making.kind_scale',
  multiple: 'making.kind_multiple',
  matrix: 'making.kind_matrix',
  ranking: 'making.kind_ranking',
  text: 'making.kind_text',
  number: 'making.kind_number',
  date: 'making.kind_date',
} as const satisfies { [kind in Definition['sections'][number]['items'][number]['kind']]: Key };

export const doubtWords = {
  no_options: 'making.doubt_no_options',
  no_columns: 'making.doubt_no_columns',
  repeated_code: 'making.doubt_repeated_code',
  no_kind: 'making.doubt_no_kind',
  unknown_bracket: 'making.doubt_unknown_bracket',
  option_before_item: 'making.doubt_option_before_item',
  repeated_option: 'making.doubt_repeated_option',
  too_many_asked: 'making.doubt_too_many_asked',
  bad_code: 'making.doubt_bad_code',
  no_place: 'making.doubt_no_place',
} as const satisfies { [doubt in Doubt]: Key };

export const faultWords = {
  not_json: 'making.fault_not_json',
  too_deep: 'making.fault_too_deep',
  unknown_field: 'making.fault_unknown_field',
  missing: 'making.fault_missing',
  too_long: 'making.fault_too_long',
  malformed: 'making.fault_malformed',
} as const satisfies { [code in FileFault['code']]: Key };

export const channelWords = {
  online: 'making.channel_online',
  kiosk: 'making.channel_kiosk',
  paper: 'making.channel_paper',
  assisted: 'making.channel_assisted',
} as const satisfies { [channel in Channel]: Key };

export const unreadableWords = {
  day: 'making.unreadable_day',
  time: 'making.unreadable_time',
  number: 'making.unreadable_number',
} as const satisfies { [code in UnreadableCode]: Key };

const obstacleWords = {
  missing: 'making.obstacle_missing',
  too_long: 'making.obstacle_too_long',
  malformed: 'making.obstacle_malformed',
  logic: 'making.obstacle_logic',
  few_options: 'making.obstacle_few_options',
  no_items: 'making.obstacle_no_items',
  slug_taken: 'making.obstacle_slug_taken',
  too_short: 'making.obstacle_too_short',
  closes_in_past: 'making.obstacle_closes_in_past',
  due_before_close: 'making.obstacle_due_before_close',
  no_channel: 'making.obstacle_no_channel',
  claims_less: 'making.obstacle_claims_less',
  no_note: 'making.obstacle_no_note',
  undeclared: 'making.obstacle_undeclared',
  needs_code: 'making.obstacle_needs_code',
  closed_already: 'making.obstacle_closed_already',
  no_english: 'making.obstacle_no_english',
  shortened: 'making.obstacle_shortened',
} as const satisfies { [code in ObstacleCode]: Key };

const fieldWords: { [name: string]: Key } = {
  title: 'making.title',
  intro: 'making.intro',
  sponsor: 'making.sponsor',
  population: 'making.population',
  sample_note: 'making.sample_note',
  minutes: 'making.minutes',
  slug: 'making.slug',
  'privacy.handler': 'making.privacy_handler',
  'privacy.contact': 'making.privacy_contact',
  'privacy.purpose': 'making.privacy_purpose',
  'privacy.minors': 'making.privacy_minors',
  retention_months: 'making.retention_months',
  opens_at: 'making.opens_at',
  closes_at: 'making.closes_at',
  results_due_on: 'making.results_due_on',
  channels: 'making.channels',
  change_note: 'making.change_note',
};

/** What the review says of logic, by how it begins or what it names. */
const logicWords: [RegExp, Key][] = [
  [/used twice/, 'making.logic_twice'],
  [/does not hold several|needs one of/, 'making.logic_source'],
  [/not an earlier item/, 'making.logic_not_earlier'],
  [/bands/, 'making.logic_bands'],
  [/no option/, 'making.logic_no_option'],
  [/no row/, 'making.logic_rows'],
  [/^min /, 'making.logic_limits'],
  [/from must/, 'making.logic_scale'],
];

type Tongue = Pick<View, 't' | 'say'>;

/** What is wrong, in the officer's words. */
export function sayObstacle(
  view: Tongue,
  definition: Pick<Definition, 'sections'>,
  obstacle: Obstacle,
): string {
  const what = logicWords.find(([pattern]) => pattern.test(obstacle.message ?? ''))?.[1];
  return view.t(obstacleWords[obstacle.code], {
    field: sayField(view, definition, obstacle.at),
    what: view.t(what ?? 'making.logic_any'),
  });
}

/** What the field of a name is called. */
export function sayField({ t }: Tongue, definition: Pick<Definition, 'sections'>, name: string): string {
  const base = name.replace(/\.(?:en|time)$/, '');
  const known = Object.hasOwn(fieldWords, base) ? fieldWords[base] : undefined;
  if (known) return t(known);
  const [kind, code = ''] = base.split('.');
  const place = kind === 'rewording' ? base.slice('rewording.'.length) : code;
  const item = place.split(/[/.]/)[0] ?? '';
  const no = numberOf(definition as Definition, item);
  return no > 0 ? t('making.item_place', { no, code: place }) : place || base;
}
