import type { FileFault } from '#shared/consultation/file.ts';
import type { DoubtReason } from '#shared/drafts/doubts.ts';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Identity, Visibility } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import type { PeriodRule } from '../calendar/rules.ts';
import type { View } from '../http/view.ts';
import type { Obstacle } from './publication-gate.ts';

/** What a value of the file is called, by its path without the numbers of rows. */
export const fieldWords = {
  slug: 'preparations.slug',
  form: 'preparations.form',
  properties: 'preparations.properties',
  title: 'preparations.title',
  drafting_unit: 'preparations.drafting_unit',
  sample_note: 'preparations.sample_note',
  'notice.title': 'preparations.notice_title',
  'notice.matter': 'preparations.matter',
  'notice.basis': 'preparations.basis',
  'notice.channels': 'preparations.channels',
  'notice.contact.unit': 'preparations.contact_unit',
  'notice.contact.phone': 'preparations.contact_phone',
  'notice.contact.email': 'preparations.contact_email',
  'notice.hearing': 'preparations.hearing',
  explanation: 'preparations.explanation',
  questions: 'preparations.questions',
  clauses: 'preparations.clauses',
  'round.opens_at': 'preparations.opens_at',
  'round.closes_at': 'preparations.closes_at',
  'round.close_reason': 'preparations.close_reason',
  'round.shortened_reason': 'preparations.shortened_reason',
  'round.responsible_unit': 'preparations.responsible_unit',
  'round.identity': 'preparations.identity',
  'round.visibility': 'preparations.visibility',
  'round.review_days': 'preparations.review_days',
  'round.feedback_due_on': 'preparations.feedback_due_on',
} as const satisfies { [path: string]: Key };

export type FieldPath = keyof typeof fieldWords;

const faultWords = {
  missing: 'preparations.fault_missing',
  too_long: 'preparations.fault_too_long',
  malformed: 'preparations.fault_malformed',
  unknown_field: 'preparations.fault_unknown_field',
  no_chinese: 'preparations.fault_no_chinese',
  repeated_key: 'preparations.fault_repeated_key',
  unknown_clause: 'preparations.fault_unknown_clause',
  no_web: 'preparations.fault_no_web',
  no_offline: 'preparations.fault_no_offline',
  no_contact: 'preparations.fault_no_contact',
  closes_before_opens: 'preparations.fault_closes_before_opens',
  closes_in_past: 'preparations.fault_closes_in_past',
  due_before_close: 'preparations.fault_due_before_close',
  due_too_late: 'preparations.fault_due_too_late',
  slug_taken: 'preparations.fault_slug_taken',
  identity_unavailable: 'preparations.fault_identity_unavailable',
  too_short: 'preparations.fault_too_short',
  reason_needed: 'preparations.fault_reason_needed',
  not_json: 'preparations.fault_not_json',
  too_deep: 'preparations.fault_too_deep',
} as const satisfies { [code in Obstacle['code'] | FileFault['code']]: Key };

export const doubtWords = {
  contents: 'preparations.doubt_contents',
  preamble: 'preparations.doubt_preamble',
  no_title: 'preparations.doubt_no_title',
  no_structure: 'preparations.doubt_no_structure',
  not_ascending: 'preparations.doubt_not_ascending',
  gap: 'preparations.doubt_gap',
  unparted: 'preparations.doubt_unparted',
  reference: 'preparations.doubt_reference',
  after_items: 'preparations.doubt_after_items',
  empty: 'preparations.doubt_empty',
} as const satisfies { [reason in DoubtReason]: Key };

export const identityWords = {
  none: 'preparations.identity_none',
  contact: 'preparations.identity_contact',
  'phone-verified': 'preparations.identity_phone',
  'sign-in': 'preparations.identity_sign_in',
  organisation: 'preparations.identity_organisation',
} as const satisfies { [identity in Identity]: Key };

export const visibilityWords = {
  after_close: 'preparations.visibility_after_close',
  after_review: 'preparations.visibility_after_review',
  never: 'preparations.visibility_never',
} as const satisfies { [visibility in Visibility]: Key };

export const channelKindWords = {
  web: 'preparations.channel_web',
  post: 'preparations.channel_post',
  email: 'preparations.channel_email',
  phone: 'preparations.channel_phone',
  hall: 'preparations.channel_hall',
} as const satisfies { [kind: string]: Key };

export const unreadableWords = {
  day: 'preparations.unreadable_day',
  time: 'preparations.unreadable_time',
  choice: 'preparations.unreadable_choice',
  number: 'preparations.unreadable_number',
} as const satisfies { [code: string]: Key };

/** What keeps a consultation from being published, in the officer's words, the article cited. */
export function sayObstacle(view: Pick<View, 't' | 'say' | 'language'>, obstacle: Obstacle): string {
  const { t, say, language } = view;
  const { code, key = '', rule, earliest = '' } = obstacle;
  return t(faultWords[code], {
    field: sayField(view, obstacle.at),
    key,
    days: rule?.days ?? 0,
    law: rule ? sayLaw(view, rule) : '',
    article: rule ? say(rule.article) : '',
    day: earliest && sayDay(earliest, language),
  });
}

/** A law's title as law is cited; the city's own rule has none. */
export const sayLaw = ({ t, say }: Pick<View, 't' | 'say'>, { law, own }: PeriodRule): string =>
  own ? say(law) : t('preparations.law_title', { law: say(law) });

/** What is wrong with a file. */
export const sayFileFault = ({ t }: Pick<View, 't'>, { at, code }: FileFault): string =>
  t(faultWords[code], { field: pathOf(at), key: '', days: 0, law: '', article: '', day: '' });

const pathOf = (at: FileFault['at']) => `/${at.join('/')}`;

/** What the field of a name is called. */
export const sayFieldNamed = (view: Pick<View, 't'>, name: string): string =>
  sayField(
    view,
    name.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );

/** What the value at a path is called, with the number of its row. */
function sayField({ t }: Pick<View, 't'>, at: Obstacle['at']): string {
  const row = at.find((step) => typeof step === 'number');
  const path = at.filter((step) => typeof step !== 'number').map(String);
  for (let length = path.length; length > 0; length--) {
    const known = path.slice(0, length).join('.');
    if (!isField(known)) continue;
    const field = t(fieldWords[known]);
    return row === undefined || known === 'clauses'
      ? field
      : t('preparations.row', { field, no: Number(row) + 1 });
  }
  return pathOf(at);
}

const isField = (path: string): path is FieldPath => Object.hasOwn(fieldWords, path);

/** The id of the field in which an obstacle is removed. */
export function fieldOf({ at }: Pick<Obstacle, 'at'>): string {
  if (at[0] === 'clauses') return 'clauses';
  if (at[0] === 'properties') return 'properties';
  const last = at.at(-1);
  const words = last === 'zh-CN' ? at.slice(0, -1) : at;
  return words.join('.');
}
