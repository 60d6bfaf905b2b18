import type { Text } from '#shared/questionnaire/definition.ts';
import rules from './application-fees.json' with { type: 'json' };

/** By how many applications of one applicant in a month, or by how many pages: the body chooses one of the two. */
export const feeMeasures = ['count', 'pages'] as const;
export type FeeMeasure = (typeof feeMeasures)[number];

export const feeRule: { name: Text; number: string; valid_from: string; pay_within_working_days: number } =
  rules;

/**
 * What may be charged, in yuan: for the nth application of a month, or for so many pages. Nothing below what is free: a
 * fee is for what is clearly beyond reason only (OGI Regulations, art. 42; 国办函〔2020〕109号).
 */
export function feeFor(measure: FeeMeasure, n: number): number {
  return measure === 'count' ? feeForNth(n) : feeForPages(n);
}

function feeForNth(n: number): number {
  const { free, steps, beyond } = rules.count;
  if (n <= free) return 0;
  const step = steps.find(({ to }) => n <= to);
  if (step) return step.yuan;
  const last = steps.at(-1) ?? { to: free, yuan: 0 };
  return last.yuan + Math.ceil((n - last.to) / beyond.group) * beyond.more;
}

function feeForPages(pages: number): number {
  const { free, steps, beyond } = rules.pages;
  let sum = 0;
  let from = free;
  for (const { to, yuan } of steps) {
    sum += Math.max(0, Math.min(pages, to) - from) * yuan;
    from = to;
  }
  return sum + Math.max(0, pages - from) * beyond.yuan;
}
