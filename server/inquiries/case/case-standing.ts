import type { InquiryOutcome, InquiryRating, InquiryState } from './acts.ts';
import type { Clock, Ends } from './clocks.ts';

/** What a case is besides its acts. */
export interface CaseFacts {
  /** The department that registered it, and that passes it on. */
  departmentId: string;
  /** At what time of its last day a period of its kind is over. */
  ends: Ends;
}

/** Days that are not counted, because others are asked or a fee is not paid. */
export interface Pause {
  day: string;
  why: 'third_party' | 'other_body' | 'fee';
  /** When the time would be over without it; the clock has none meanwhile. */
  dueAt: Date | undefined;
}

/** A case as its acts leave it: computed, and stored nowhere but for lists. */
export interface CaseStanding {
  state: InquiryState;
  /** The number of its last act. */
  seq: number;
  outcome: InquiryOutcome | undefined;
  /** The department that answers; undefined while nobody else has it. */
  lead: string | undefined;
  /** Departments that contribute to the one answer. */
  with: string[];
  clocks: Clock[];
  /** Asked for and not decided. */
  extension:
    | { seq: number; days: number; reason: string; officerId: string | null; departmentId: string | null }
    | undefined;
  extended: number;
  /** Since when the clock stands still. */
  paused: Pause | undefined;
  corrections: number;
  urgent: boolean;
  confidential: boolean;
  transfers: number;
  returns: number;
  supervised: number;
  reopened: number;
  reply:
    | {
        seq: number;
        text: string;
        at: Date;
        kind: string | undefined;
        ground: string | undefined;
        departmentId: string | null;
      }
    | undefined;
  atOnce: boolean;
  calledBack: boolean;
  rating: InquiryRating | undefined;
  into: string | undefined;
  rule: string | undefined;
  office: string | undefined;
  closedAt: Date | undefined;
}
