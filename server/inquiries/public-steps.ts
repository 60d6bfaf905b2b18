import type { InquiryAct, KeptAct } from './case/acts.ts';
import type { Inquiry } from './inquiries.ts';

/** What whoever holds the number may know: what was done and when, never a word of it. */
const numberActs = [
  'receive',
  'accept',
  'answer',
  'transfer',
  'return',
  'grant-extension',
  'reply',
  'close',
  'reopen',
  'not-accept',
  'merge',
  'unmerge',
  'ask-correction',
  'correct',
  'abandon',
] as const satisfies InquiryAct[];

/** What the holder of the receipt may know besides. Notes, marks, supervision and who else was told stay in the house. */
const holderActs = [
  ...numberActs,
  'ask-extension',
  'refuse-extension',
  'call-back',
  'split',
  'add',
  'rate',
  'consult',
  'consult-end',
  'charge',
  'charge-end',
] as const satisfies InquiryAct[];

type StepAct = (typeof holderActs)[number];

/** An act that may be shown. */
export type Step = Extract<KeptAct, { act: StepAct }>;

const isIn = (acts: readonly InquiryAct[], { act }: KeptAct) => acts.includes(act);

export const stepsByNumber = ({ acts }: Pick<Inquiry, 'acts'>): Step[] =>
  acts.filter((act): act is Step => isIn(numberActs, act));

export const stepsOfHolder = ({ acts }: Pick<Inquiry, 'acts'>): Step[] =>
  acts.filter((act): act is Step => isIn(holderActs, act));

/** The department that a step names, as far as it names one. */
export function departmentOfStep({ act, content, departmentId }: Step): string | null {
  if (act === 'transfer') return content.to;
  if (act === 'answer') return content.department ?? departmentId;
  return departmentId;
}
