import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { InquiryState } from './case/acts.ts';
import type { NamedStep } from './following.ts';
import { stateWords } from './inquiry-words.ts';
import type { Step } from './public-steps.ts';

/** How a case stands, in words for whoever asked. What was handed over to another authority says no more than that it is in hand. */
export const publicStateWords = { ...stateWords, handed_over: stateWords.transferred };

/** How full a state’s ring is. */
export const publicStateFills = {
  received: '',
  accepted: '',
  correction_asked: 'tell',
  transferred: 'half',
  returned: '',
  reopened: 'half',
  replied: 'full',
  called_back: 'full',
  closed: 'full',
  not_accepted: 'none',
  merged: 'half',
  handed_over: 'half',
  withdrawn: 'none',
} as const satisfies { [state in InquiryState]: string };

const stepKeys = {
  receive: 'asking.step_receive',
  accept: 'asking.step_accept',
  answer: 'asking.step_answer',
  transfer: 'asking.step_transfer',
  return: 'asking.step_return',
  'ask-extension': 'asking.step_ask_extension',
  'grant-extension': 'asking.step_grant_extension',
  'refuse-extension': 'asking.step_refuse_extension',
  reply: 'asking.step_reply',
  'call-back': 'asking.step_call_back',
  close: 'asking.step_close',
  reopen: 'asking.step_reopen',
  'not-accept': 'asking.step_not_accept',
  merge: 'asking.step_merge',
  unmerge: 'asking.step_unmerge',
  split: 'asking.step_split',
  add: 'asking.step_add',
  rate: 'asking.step_rate',
  'ask-correction': 'asking.step_ask_correction',
  correct: 'asking.step_correct',
  abandon: 'asking.step_abandon',
  consult: 'asking.step_consult',
  'consult-end': 'asking.step_consult_end',
  charge: 'asking.step_charge',
  'charge-end': 'asking.step_charge_end',
} as const satisfies { [act in Step['act']]: Key };

/** A step in plain words, with the office and never a name. */
export function sayStep({ t, say }: Pick<View, 't' | 'say'>, { step, department }: NamedStep): string {
  return t(stepKeys[step.act], { department: department ? say(department) : t('asking.an_office') });
}
