import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Span } from '#shared/text/spans.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { WithdrawnError } from '../responses/errors.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import { OwnAnswerError, QuestionChangedError } from './errors.ts';
import type { PublishedInterview } from './interview.ts';
import * as queries from './interviews.queries.ts';
import { findPutRule } from './put-rules.ts';
import { type HiddenSpan, personalIn } from './question-body.ts';
import { listStanding } from './queue.ts';
import type { Act, QuestionAct, StandingQuestion } from './standing.ts';

/** A question before an officer. `seq`: the number of the last act that they saw. */
export interface Matter {
  interview: PublishedInterview;
  no: number;
  seq: number;
  officer: SignedIn;
}

export type PutDecision =
  | { act: 'release'; hide?: readonly string[] }
  | { act: 'withhold'; rule: string }
  | { act: 'merge'; into: number }
  | { act: 'reopen' }
  | { act: 'place'; to: 'first' | 'last' };

export interface PutProblem {
  field: 'rule' | 'into' | 'hide';
  code: 'unknown_rule' | 'not_put' | 'words_missing';
}

const trail = {
  release: 'question.released',
  withhold: 'question.withheld',
  merge: 'question.merged',
  reopen: 'question.reopened',
  place: 'question.placed',
  answer: 'question.answer-written',
  publish: 'question.answer-published',
  unpublish: 'question.answer-taken-down',
} as const satisfies { [act in QuestionAct]: string };

/**
 * Decides whether a question is put: releases it, with what looks like a person’s number hidden, withholds it under a
 * rule, merges it with an equal one, takes a decision back, or puts it first or last. Throws NotAllowedError,
 * NotFoundError, WithdrawnError, QuestionChangedError, StoreUnwritableError.
 */
export const decideQuestion = (
  ctx: Context,
  matter: Matter,
  decision: PutDecision,
): Promise<{ problems: PutProblem[] }> =>
  ctx.store.write(async (tx) => {
    requireCan(matter.officer, 'release-comments', matter.interview.departmentId);
    const { question, all } = await findMatter(tx, matter);
    const read = contentOf(question, all, decision);
    if ('problems' in read) return read;
    const undecided = question.state === 'received';
    const fits = {
      release: undecided,
      withhold: undecided,
      merge: undecided,
      reopen: !undecided,
      place: question.state === 'released',
    };
    if (!fits[decision.act]) throw new QuestionChangedError();
    await append(tx, matter, decision.act, read.content);
    return { problems: [] };
  });

function contentOf(
  question: StandingQuestion,
  all: readonly StandingQuestion[],
  decision: PutDecision,
): { content: Act['content'] } | { problems: PutProblem[] } {
  switch (decision.act) {
    case 'release': {
      const spans: HiddenSpan[] = personalIn({ asker: question.row.asker, text: question.row.text ?? '' });
      for (const words of decision.hide ?? []) {
        const found = placesOf(question, words);
        if (found.length === 0) return { problems: [{ field: 'hide', code: 'words_missing' }] };
        spans.push(...found);
      }
      return { content: { spans } };
    }
    case 'withhold':
      return findPutRule(decision.rule)
        ? { content: { rule: decision.rule } }
        : { problems: [{ field: 'rule', code: 'unknown_rule' }] };
    case 'merge': {
      const into = all.find(({ row }) => row.no === decision.into);
      const put = into && into !== question && (into.state === 'released' || into.state === 'answered');
      return put ? { content: { into: decision.into } } : { problems: [{ field: 'into', code: 'not_put' }] };
    }
    case 'place': {
      const places = all.filter(({ state }) => state === 'released').map(({ place }) => place);
      const place = decision.to === 'first' ? Math.min(...places) - 1 : Math.max(...places) + 1;
      return { content: { place } };
    }
    default:
      return { content: {} };
  }
}

/** Every place where words stand in a question, in code points. */
function placesOf({ row }: StandingQuestion, words: string): HiddenSpan[] {
  if (words === '') return [];
  return (['asker', 'text'] as const).flatMap((field) =>
    spansOf(row[field] ?? '', words).map((span) => ({ ...span, field, kind: 'other' as const })),
  );
}

function spansOf(text: string, words: string): Span[] {
  const spans: Span[] = [];
  const length = [...words].length;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const start = [...text.slice(0, at)].length;
    spans.push({ start, end: start + length });
  }
  return spans;
}

/** Keeps an answer, not yet public. Throws as decideQuestion; QuestionChangedError where the question is not put. */
export const writeAnswer = (ctx: Context, matter: Matter, text: Text): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(matter.officer, 'write-content', matter.interview.departmentId);
    const { question } = await findMatter(tx, matter);
    if (question.state !== 'released' && question.state !== 'answered') throw new QuestionChangedError();
    await append(tx, matter, 'answer', { text });
  });

/**
 * Makes the answer public that was written last; who wrote it does not publish it. The signed interview is the mandate:
 * decision 55. Throws as decideQuestion; OwnAnswerError.
 */
export const publishAnswer = (ctx: Context, matter: Matter): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(matter.officer, 'release-comments', matter.interview.departmentId);
    const { question } = await findMatter(tx, matter);
    const { written, published, state } = question;
    const put = state === 'released' || state === 'answered';
    if (!put || !written || written.seq === published?.seq) throw new QuestionChangedError();
    if (written.officerId === matter.officer.id) throw new OwnAnswerError();
    await append(tx, matter, 'publish', { answer: written.seq });
  });

/** Takes a published answer down: it was wrong, or not to be said. Throws as decideQuestion. */
export const unpublishAnswer = (ctx: Context, matter: Matter): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(matter.officer, 'release-comments', matter.interview.departmentId);
    const { question } = await findMatter(tx, matter);
    if (question.state !== 'answered') throw new QuestionChangedError();
    await append(tx, matter, 'unpublish', {});
  });

async function findMatter(tx: Context, { interview, no, seq }: Matter) {
  const all = await listStanding(tx, interview.id);
  const question = all.find(({ row }) => row.no === no);
  if (!question) throw new NotFoundError();
  if (question.state === 'withdrawn') throw new WithdrawnError();
  if (question.seq !== seq) throw new QuestionChangedError();
  return { question, all };
}

async function append(tx: Context, matter: Matter, act: QuestionAct, content: Act['content']): Promise<void> {
  const { interview, no, seq, officer } = matter;
  const added = await queries.insertAct(tx.db, {
    piece_id: interview.id,
    question_no: no,
    seq: seq + 1,
    act,
    content: canonicalJson(content),
    officer_id: officer.id,
    at: tx.clock.now().toISOString(),
    publishes: act === 'publish',
  });
  if (!added) throw new QuestionChangedError();
  const { departmentId, slug } = interview;
  await record(tx, { officerId: officer.id, departmentId, act: trail[act], subject: `${slug} ${no}` });
  tx.store.expirePages();
}
