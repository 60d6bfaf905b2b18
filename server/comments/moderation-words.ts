import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { DecisionProblem } from './decision-problems.ts';
import type { ModerationAct } from './moderation.ts';
import { findDestination, findRule } from './moderation-rules.ts';
import type { RedactionKind } from './redactions.ts';

export const kindWords = {
  id_number: 'moderation.kind_id_number',
  phone: 'moderation.kind_phone',
  card: 'moderation.kind_card',
  email: 'moderation.kind_email',
  plate: 'moderation.kind_plate',
  name: 'moderation.kind_name',
  address: 'moderation.kind_address',
  abuse: 'moderation.kind_abuse',
  other: 'moderation.kind_rest',
} as const satisfies { [kind in RedactionKind]: Key };

const actWords = {
  release: 'moderation.act_release',
  withhold: 'moderation.act_withhold',
  refer: 'moderation.act_refer',
  reopen: 'moderation.act_reopen',
} as const satisfies { [act in ModerationAct['act']]: Key };

/** What an act came to: 未予公开展示：商业广告或者推广. */
export function sayAct({ t, say }: Pick<View, 't' | 'say'>, act: ModerationAct): string {
  const title = findRule(act.rule ?? '')?.title ?? findDestination(act.destination ?? '')?.title;
  const name = t(actWords[act.act]);
  return title ? t('common.pair', { name, value: say(title) }) : name;
}

export const problemWords = {
  unknown_rule: 'moderation.unknown_rule',
  unknown_destination: 'moderation.unknown_destination',
  note_too_long: 'moderation.note_too_long',
  span_outside: 'moderation.span_outside',
  reason_missing: 'moderation.reason_missing',
} as const satisfies { [code in DecisionProblem['code']]: Key };
