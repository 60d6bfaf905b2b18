import type { Text } from '#shared/questionnaire/definition.ts';
import type { Limit } from './case/acts.ts';
import type { Ends } from './case/clocks.ts';
import rules from './inquiry-rules.json' with { type: 'json' };

export const inquiryKinds = ['consult', 'help', 'complaint', 'report', 'suggestion', 'disclosure'] as const;
export type InquiryKind = (typeof inquiryKinds)[number];

/** Demands on the line, which the centre takes and passes on. */
export const demandKinds = [
  'consult',
  'help',
  'complaint',
  'report',
  'suggestion',
] as const satisfies InquiryKind[];
export type DemandKind = (typeof demandKinds)[number];

export const inquiryChannels = ['online', 'wechat', 'phone', 'hall', 'letter', 'email', 'fax'] as const;
export type InquiryChannel = (typeof inquiryChannels)[number];

export const requesters = ['person', 'enterprise', 'organisation'] as const;
export type Requester = (typeof requesters)[number];

/** Times and extensions of a kind: each city sets its own, and the law those of disclosure (OGI Regulations, art. 33). */
export interface KindRule {
  code: string;
  text: Text;
  limit_days: number;
  ends: Ends;
  extension_days: number;
  /** An extension is asked for so many working days before the time runs out. */
  ask_before_working_days: number;
  reopen_days: number;
}

/** A code with its words, and where to go instead. */
export interface Term {
  code: string;
  text: Text;
  go?: Text;
  limit_days?: number;
}

export const kindRules = rules.kinds as readonly KindRule[];
export const inquiryCategories: readonly Term[] = rules.categories;
export const returnReasons: readonly Term[] = rules.returns;
export const notAcceptedRules: readonly Term[] = rules.not_accepted;
/** Offices to which what is theirs is handed over at once, and never shown. */
export const handOverOffices: readonly Term[] = rules.offices;
export const { urgent_hours: URGENT_HOURS, call_back_within_days: CALL_BACK_WITHIN_DAYS } = rules;
export const callBackWays: readonly string[] = rules.call_back_ways;

export const kindRule = (kind: InquiryKind): KindRule => {
  const rule = kindRules.find(({ code }) => code === kind);
  if (!rule) throw new RangeError(`No rule for ${kind}`);
  return rule;
};

/** How long there is to answer: by urgency, else by what the category is given, else by the kind. */
export function limitOf(kind: InquiryKind, category: string | undefined, urgent = false): Limit {
  if (urgent) return { hours: URGENT_HOURS };
  const given = inquiryCategories.find(({ code }) => code === category)?.limit_days;
  const { limit_days } = kindRule(kind);
  return { days: kind === 'disclosure' ? limit_days : Math.min(given ?? limit_days, limit_days) };
}
