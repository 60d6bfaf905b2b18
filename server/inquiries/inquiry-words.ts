import type { Key } from '#shared/i18n/catalogues.ts';
import type { InquiryAct, InquiryRating, InquiryState } from './case/acts.ts';
import type { Pause } from './case/case-standing.ts';
import type { InquiryChannel, Requester } from './inquiry-rules.ts';

/** What each code of a case is called; kinds, categories, rules and offices have their words in the rule data. */
export const stateWords: { [code in InquiryState]: Key } = {
  received: 'inquiries.state_received',
  accepted: 'inquiries.state_accepted',
  correction_asked: 'inquiries.state_correction_asked',
  transferred: 'inquiries.state_transferred',
  returned: 'inquiries.state_returned',
  reopened: 'inquiries.state_reopened',
  replied: 'inquiries.state_replied',
  called_back: 'inquiries.state_called_back',
  closed: 'inquiries.state_closed',
  not_accepted: 'inquiries.state_not_accepted',
  merged: 'inquiries.state_merged',
  handed_over: 'inquiries.state_handed_over',
  withdrawn: 'inquiries.state_withdrawn',
};

/** As the history of a case names its steps, to the public too. */
export const inquiryActWords: { [code in InquiryAct]: Key } = {
  receive: 'inquiries.act_receive',
  accept: 'inquiries.act_accept',
  answer: 'inquiries.act_answer',
  transfer: 'inquiries.act_transfer',
  return: 'inquiries.act_return',
  'ask-extension': 'inquiries.act_ask_extension',
  'grant-extension': 'inquiries.act_grant_extension',
  'refuse-extension': 'inquiries.act_refuse_extension',
  reply: 'inquiries.act_reply',
  'call-back': 'inquiries.act_call_back',
  close: 'inquiries.act_close',
  reopen: 'inquiries.act_reopen',
  'not-accept': 'inquiries.act_not_accept',
  merge: 'inquiries.act_merge',
  unmerge: 'inquiries.act_unmerge',
  split: 'inquiries.act_split',
  supervise: 'inquiries.act_supervise',
  mark: 'inquiries.act_mark',
  'hand-over': 'inquiries.act_hand_over',
  add: 'inquiries.act_add',
  rate: 'inquiries.act_rate',
  withdraw: 'inquiries.act_withdraw',
  'ask-correction': 'inquiries.act_ask_correction',
  correct: 'inquiries.act_correct',
  abandon: 'inquiries.act_abandon',
  consult: 'inquiries.act_consult',
  'consult-end': 'inquiries.act_consult_end',
  charge: 'inquiries.act_charge',
  'charge-end': 'inquiries.act_charge_end',
  note: 'inquiries.act_note',
};

export const channelWords: { [code in InquiryChannel]: Key } = {
  online: 'inquiries.channel_online',
  wechat: 'inquiries.channel_wechat',
  phone: 'inquiries.channel_phone',
  hall: 'inquiries.channel_hall',
  letter: 'inquiries.channel_letter',
  email: 'inquiries.channel_email',
  fax: 'inquiries.channel_fax',
};

export const ratingWords: { [code in InquiryRating]: Key } = {
  satisfied: 'inquiries.rating_satisfied',
  basically_satisfied: 'inquiries.rating_basically_satisfied',
  dissatisfied: 'inquiries.rating_dissatisfied',
};

export const requesterWords: { [code in Requester]: Key } = {
  person: 'inquiries.requester_person',
  enterprise: 'inquiries.requester_enterprise',
  organisation: 'inquiries.requester_organisation',
};

/** Why the clock stands still. */
export const pausedWords: { [code in Pause['why']]: Key } = {
  third_party: 'inquiries.paused_third_party',
  other_body: 'inquiries.paused_other_body',
  fee: 'inquiries.paused_fee',
};

export const callBackWayWords: { [code in string]: Key } = {
  phone: 'inquiries.call_back_way_phone',
  sms: 'inquiries.call_back_way_sms',
  visit: 'inquiries.call_back_way_visit',
};
