import type { Text } from '#shared/questionnaire/definition.ts';
import type { QuestionRow } from './interviews.queries.ts';
import type { PutRule } from './put-rules.ts';
import { findPutRule } from './put-rules.ts';
import type { HiddenSpan } from './question-body.ts';

export const questionStates = [
  'received',
  'released',
  'answered',
  'merged',
  'withheld',
  'withdrawn',
] as const;
export type QuestionState = (typeof questionStates)[number];

export const questionActs = [
  'release',
  'withhold',
  'merge',
  'reopen',
  'place',
  'answer',
  'publish',
  'unpublish',
] as const;
export type QuestionAct = (typeof questionActs)[number];

/** An act on a question as it is kept. */
export interface Act {
  questionNo: number;
  seq: number;
  act: QuestionAct;
  content: {
    spans?: HiddenSpan[];
    rule?: string;
    into?: number;
    place?: number;
    text?: Text;
    answer?: number;
  };
  publication: number | null;
  officerId: string;
  officer: Text;
  at: Date;
}

export interface WrittenAnswer {
  /** The act that wrote it. */
  seq: number;
  text: Text;
  officerId: string;
}

export interface PublishedAnswer extends WrittenAnswer {
  /** Of its first publication, by which answers stand in order, and of its last. */
  first: number;
  last: number;
  firstAt: Date;
  at: Date;
}

/** A question with what became of it. */
export interface StandingQuestion {
  row: QuestionRow;
  state: QuestionState;
  /** The number of its last act, 0 where there was none. */
  seq: number;
  acts: Act[];
  /** What of it is not shown. */
  spans: HiddenSpan[];
  rule: PutRule | undefined;
  /** The question with which it was merged. */
  into: number | undefined;
  /** The numbers of those that were merged with it. */
  with: number[];
  /** Where it stands among those that will be put: the smallest first. */
  place: number;
  written: WrittenAnswer | undefined;
  published: PublishedAnswer | undefined;
}

/** Folds the acts on each question: state is computed from them, and stored nowhere. */
export function standAll(rows: readonly QuestionRow[], acts: readonly Act[]): StandingQuestion[] {
  const byNo = new Map<number, Act[]>(rows.map(({ no }) => [no, []]));
  for (const act of acts) byNo.get(act.questionNo)?.push(act);
  const all = new Map(rows.map((row) => [row.no, folded(row, byNo.get(row.no) ?? [])]));
  for (const question of all.values()) {
    if (question.state !== 'merged') continue;
    const into = all.get(question.into ?? 0);
    // What it was merged with is put no more: it waits again.
    if (into?.state === 'released' || into?.state === 'answered') into.with.push(question.row.no);
    else Object.assign(question, { state: 'received', into: undefined });
  }
  return [...all.values()];
}

function folded(row: QuestionRow, acts: Act[]): StandingQuestion {
  const question: StandingQuestion = {
    row,
    state: 'received',
    seq: acts.at(-1)?.seq ?? 0,
    acts,
    spans: [],
    rule: undefined,
    into: undefined,
    with: [],
    place: row.no,
    written: undefined,
    published: undefined,
  };
  for (const act of acts) apply(question, act);
  if (question.state === 'released' && question.published) question.state = 'answered';
  if (row.withdrawn_day !== null) question.state = 'withdrawn';
  return question;
}

const decided = { release: 'released', withhold: 'withheld', merge: 'merged', reopen: 'received' } as const;

function apply(question: StandingQuestion, { act, seq, content, publication, officerId, at }: Act): void {
  switch (act) {
    case 'place':
      question.place = content.place ?? question.place;
      break;
    case 'answer':
      question.written = { seq, text: content.text ?? {}, officerId };
      break;
    case 'publish': {
      const answer = question.acts.find((each) => each.seq === content.answer);
      const n = publication ?? 0;
      if (answer)
        question.published = {
          seq: answer.seq,
          text: answer.content.text ?? {},
          officerId: answer.officerId,
          first: question.published?.first ?? n,
          last: n,
          firstAt: question.published?.firstAt ?? at,
          at,
        };
      break;
    }
    case 'unpublish':
      question.published = undefined;
      break;
    default:
      question.state = decided[act];
      question.spans = content.spans ?? [];
      question.rule = content.rule === undefined ? undefined : findPutRule(content.rule);
      question.into = content.into;
      question.published = undefined;
  }
}
