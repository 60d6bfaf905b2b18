import type { Key } from '#shared/i18n/catalogues.ts';
import type { PutProblem } from './moderating.ts';
import type { QuestionAct, QuestionState } from './standing.ts';

export const stateKeys = {
  received: 'interviews.state_received',
  released: 'interviews.state_released',
  answered: 'interviews.state_answered',
  merged: 'interviews.state_merged',
  withheld: 'interviews.state_withheld',
  withdrawn: 'interviews.state_withdrawn',
} as const satisfies { [state in QuestionState]: Key };

export const stateFills = {
  received: '',
  released: 'half',
  answered: 'full',
  merged: 'half',
  withheld: 'none',
  withdrawn: 'none',
} as const satisfies { [state in QuestionState]: string };

export const actKeys = {
  release: 'interviews.act_release',
  withhold: 'interviews.act_withhold',
  merge: 'interviews.act_merge',
  reopen: 'interviews.act_reopen',
  place: 'interviews.act_place',
  answer: 'interviews.act_answer',
  publish: 'interviews.act_publish',
  unpublish: 'interviews.act_unpublish',
} as const satisfies { [act in QuestionAct]: Key };

export const putProblemKeys = {
  unknown_rule: 'interviews.rule_missing',
  not_put: 'interviews.into_missing',
  words_missing: 'interviews.hide_missing',
} as const satisfies { [code in PutProblem['code']]: Key };
