/** Where a case stands; overdue is none of them: it is computed from the clock and the time of the reply. */
export const inquiryStates = [
  'received',
  'accepted',
  'correction_asked',
  'transferred',
  'returned',
  'reopened',
  'replied',
  'called_back',
  'closed',
  'not_accepted',
  'merged',
  'handed_over',
  'withdrawn',
] as const;
export type InquiryState = (typeof inquiryStates)[number];

/** States in which somebody still owes an answer. */
export const waitingStates: readonly InquiryState[] = [
  'received',
  'accepted',
  'correction_asked',
  'transferred',
  'returned',
  'reopened',
];

/** How a case ended. Those after `answered` are outside of the rate. */
export const inquiryOutcomes = [
  'answered',
  'not_accepted',
  'merged',
  'handed_over',
  'withdrawn',
  'abandoned',
] as const;
export type InquiryOutcome = (typeof inquiryOutcomes)[number];

/** 满意、基本满意、不满意. */
export const inquiryRatings = ['satisfied', 'basically_satisfied', 'dissatisfied'] as const;
export type InquiryRating = (typeof inquiryRatings)[number];

/** Time within which something is to be answered, as it stood when the clock began: later rules change nothing of it. */
export type Limit = { days: number } | { hours: number } | { due: string };

/** Where a case came from, when it came from another page of ours or another case. */
export type Origin =
  | { from: 'comment'; consultation: string; no: number }
  | { from: 'interview_question'; interview: string; no: number }
  | { from: 'inquiry'; number: string };

/** What each act says. Never the requester's words: these stand apart, and can be taken back. */
export interface ActContents {
  /**
   * Registers it. `day`: of a disclosure application the day that the law takes for its receipt; it starts the clock.
   * `unconfirmed`: that day is not known before both sides confirm it (OGI Regulations, art. 31), and no time runs.
   */
  receive: {
    limit: Limit;
    day?: string;
    unconfirmed?: boolean;
    urgent?: boolean;
    confidential?: boolean;
    note?: string;
  };
  /** `day` and `limit`: what was unconfirmed counts as received on this day. */
  accept: { day?: string; limit?: Limit; note?: string };
  /** At once: by whoever took it (首接负责), or by a department on the line (三方通话). */
  answer: { text: string; way: 'direct' | 'three_way'; department?: string };
  transfer: { to: string; with?: string[]; limit?: Limit; note?: string };
  return: { reason: string; note?: string };
  'ask-extension': { days: number; reason: string };
  /** `limit` from the moment at which the time would have run out. The requester is told. */
  'grant-extension': { limit: Limit; note?: string };
  'refuse-extension': { reason: string };
  /** `kind`: of an application, one of the kinds of reply of the law. */
  reply: { text: string; kind?: string; ground?: string; documents?: string };
  'call-back': { rating?: InquiryRating; way: string; note?: string };
  close: { note?: string };
  reopen: { reason: string; limit: Limit };
  'not-accept': { rule: string; note?: string };
  merge: { into: string };
  unmerge: { note?: string };
  split: { into: string[] };
  supervise: { note: string };
  mark: { urgent?: boolean; confidential?: boolean; limit?: Limit };
  'hand-over': { office: string };
  /** Their words stand apart under the act's number. */
  add: { by: 'requester' | 'officer' };
  rate: { rating: InquiryRating };
  withdraw: object;
  'ask-correction': { what: string; until: string };
  correct: { day: string; limit: Limit };
  abandon: { note?: string };
  /** Days on which a third party or another body is asked and answers: not counted (OGI Regulations, art. 33). */
  consult: { whom: 'third_party' | 'other_body'; day: string; name?: string };
  'consult-end': { day: string; view?: string };
  /** A fee was notified, and paid: time until payment is not counted. */
  charge: { day: string; yuan: number; ground: string };
  'charge-end': { day: string };
  note: { note: string };
}

export type InquiryAct = keyof ActContents;

/** An act as it is kept. */
export type KeptAct = {
  [act in InquiryAct]: {
    seq: number;
    act: act;
    content: ActContents[act];
    /** Nobody where the requester, the city's own system or the clock acted. */
    officerId: string | null;
    departmentId: string | null;
    at: Date;
  };
}[InquiryAct];
