import type { InquiryAct, InquiryState } from './acts.ts';

/** `stays`: the act leaves the state as it is; `before`: the state from which it was merged. */
type Next = InquiryState | 'stays' | 'before';

const anywhere = { mark: 'stays', note: 'stays', split: 'stays' } as const;
const ends = {
  merge: 'merged',
  'hand-over': 'handed_over',
  withdraw: 'withdrawn',
} as const;
const held = {
  ...anywhere,
  ...ends,
  transfer: 'transferred',
  return: 'returned',
  'ask-extension': 'stays',
  'grant-extension': 'stays',
  'refuse-extension': 'stays',
  consult: 'stays',
  'consult-end': 'stays',
  charge: 'stays',
  'charge-end': 'stays',
  reply: 'replied',
  supervise: 'stays',
  add: 'stays',
} as const;
const undecided = {
  ...anywhere,
  ...ends,
  transfer: 'transferred',
  answer: 'replied',
  'not-accept': 'not_accepted',
  'ask-correction': 'correction_asked',
  add: 'stays',
} as const;

/**
 * 受理、转办、反馈 as a table: from each state, what may be done and where it leads (State Council Office Guidance on the
 * 12345 lines, 国办发〔2020〕53号: 受理、派单、办理、答复、督办、办结、回访、评价). What stands in no line is refused.
 */
export const transitions: { [state in InquiryState]: { [act in InquiryAct]?: Next } } = {
  received: { ...undecided, accept: 'accepted' },
  accepted: { ...held, ...undecided },
  correction_asked: {
    ...anywhere,
    add: 'stays',
    correct: 'accepted',
    abandon: 'closed',
    withdraw: 'withdrawn',
  },
  transferred: held,
  returned: { ...undecided, supervise: 'stays' },
  reopened: held,
  replied: {
    note: 'stays',
    'call-back': 'called_back',
    close: 'closed',
    rate: 'stays',
    reopen: 'reopened',
    withdraw: 'withdrawn',
  },
  called_back: { note: 'stays', close: 'closed', rate: 'stays', reopen: 'reopened', withdraw: 'withdrawn' },
  closed: { note: 'stays', rate: 'stays', reopen: 'reopened', withdraw: 'withdrawn' },
  not_accepted: { note: 'stays', reopen: 'accepted', withdraw: 'withdrawn' },
  merged: { note: 'stays', unmerge: 'before', withdraw: 'withdrawn' },
  handed_over: { note: 'stays' },
  withdrawn: {},
};
