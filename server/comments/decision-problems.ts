import type { CommentBody } from './comment-body.ts';
import { findDestination, findRule } from './moderation-rules.ts';
import { areWithin, type Redaction } from './redactions.ts';

/** The most that a note or a reason may hold. */
export const NOTE_MAX = 2000;

/** What is wrong with a decision, by its field. */
export interface DecisionProblem {
  field: 'rule' | 'destination' | 'note' | 'spans' | 'reason';
  code: 'unknown_rule' | 'unknown_destination' | 'note_too_long' | 'span_outside' | 'reason_missing';
}

export interface DecisionWords {
  act: 'release' | 'withhold' | 'refer';
  rule?: string | undefined;
  destination?: string | undefined;
  note?: string | undefined;
  spans?: readonly Redaction[] | undefined;
}

const tooLong = (words: string) => [...words].length > NOTE_MAX;

export function checkDecision(body: CommentBody, decision: DecisionWords): DecisionProblem[] {
  const { act, rule = '', destination = '', note = '', spans = [] } = decision;
  const problems: DecisionProblem[] = [];
  if (act === 'withhold' && !findRule(rule)) problems.push({ field: 'rule', code: 'unknown_rule' });
  if (act === 'refer' && !findDestination(destination))
    problems.push({ field: 'destination', code: 'unknown_destination' });
  if (tooLong(note)) problems.push({ field: 'note', code: 'note_too_long' });
  return [...problems, ...checkSpans(body, act === 'release' ? spans : [])];
}

export const checkSpans = (body: CommentBody, spans: readonly Redaction[]): DecisionProblem[] =>
  areWithin(body, spans) ? [] : [{ field: 'spans', code: 'span_outside' }];

/** A reason that somebody will read; it must be there. */
export const checkReason = (reason: string): DecisionProblem[] => {
  if (reason.trim() === '') return [{ field: 'reason', code: 'reason_missing' }];
  return tooLong(reason) ? [{ field: 'reason', code: 'note_too_long' }] : [];
};
