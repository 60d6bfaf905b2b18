import fc from 'fast-check';
import {
  type ActContents,
  type InquiryAct,
  inquiryRatings,
  type KeptAct,
} from '#server/inquiries/case/acts.ts';
import { transitions } from '#server/inquiries/case/transitions.ts';
import { dayOf } from '#shared/time.ts';

export const facts = { departmentId: 'centre', ends: '17:00' } as const;

/** Every act but the one that begins a case. */
export const furtherActs = [
  ...new Set(Object.values(transitions).flatMap((from) => Object.keys(from) as InquiryAct[])),
];

/** What is tried next, and how many minutes later. `wild`: any act, not only one that the state knows. */
export interface Try {
  minutes: number;
  pick: number;
  wild: boolean;
  n: number;
}

export const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 9000 })),
    pick: fc.nat(),
    wild: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    n: fc.nat(50),
  }),
  { minLength: 1, maxLength: 25 },
);

const some = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

/** Something that the act may say; some of it foolish, as a time that is over before it begins. */
export function contentFor<A extends InquiryAct>(act: A, n: number, at: Date): ActContents[A] {
  const days = { days: n % 7 };
  const limit = some(
    [days, { hours: n % 9 }, { due: new Date(at.getTime() + (n - 9) * 7e6).toISOString() }],
    n,
  );
  const day = dayOf(new Date(at.getTime() + ((n % 5) - 2) * 86_400_000));
  const contents: ActContents = {
    receive: { limit },
    accept: {},
    answer: { text: 'a', way: some(['direct', 'three_way'], n) },
    transfer: {
      to: some(['education', 'transport'], n),
      with: n % 3 ? [] : ['water'],
      ...(n % 4 ? {} : { limit }),
    },
    return: { reason: 'duty' },
    'ask-extension': { days: 3, reason: 'r' },
    'grant-extension': { limit },
    'refuse-extension': { reason: 'r' },
    reply: { text: 'r' },
    'call-back': { way: 'phone', ...(n % 2 ? { rating: some(inquiryRatings, n) } : {}) },
    close: {},
    reopen: { reason: 'r', limit },
    'not-accept': { rule: 'judicial' },
    merge: { into: 'SQ-20210520-0009' },
    unmerge: {},
    split: { into: [] },
    supervise: { note: 's' },
    mark: n % 2 ? { urgent: true, limit: { hours: 4 } } : { confidential: true },
    'hand-over': { office: 'police' },
    add: { by: 'requester' },
    rate: { rating: some(inquiryRatings, n) },
    withdraw: {},
    'ask-correction': { what: 'w', until: day },
    correct: { day, limit },
    abandon: {},
    consult: { whom: some(['third_party', 'other_body'], n), day },
    'consult-end': { day },
    charge: { day, yuan: 10, ground: 'g' },
    'charge-end': { day },
    note: { note: 'n' },
  };
  return contents[act];
}

export const kept = <A extends InquiryAct>(seq: number, act: A, content: ActContents[A], at: Date): KeptAct =>
  ({ seq, act, content, officerId: null, departmentId: 'centre', at }) as KeptAct;
