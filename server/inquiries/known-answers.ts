import { createHash } from 'node:crypto';
import type { Language } from '#shared/i18n/languages.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { createPiece, listPieces, type Piece } from '../pieces/pieces.ts';
import { listEverPublished } from '../pieces/published.ts';
import { record } from '../staff/audit.ts';
import { listDepartments } from '../staff/departments.ts';
import { can, NotAllowedError } from '../staff/roles.ts';
import { requireOpens } from './desk-scope.ts';
import { findInquiryByNumber } from './inquiries.ts';
import { holdsOn, type PublishedAnswer } from './known-answer.ts';
import { ranked, termsOf } from './similar-words.ts';
import * as queries from './topics.queries.ts';

/** Nothing was answered, so that nothing can be published of it. */
export class NothingAnsweredError extends DomainError {
  readonly type = 'nothing-answered';
  readonly status = 409;
}

/** A confidential case is not made into something public. */
export class ConfidentialCaseError extends DomainError {
  readonly type = 'confidential-case';
  readonly status = 409;
}

/** Answers shown beside words that are being written. */
const MOST = 3;

/**
 * Published answers that hold and are most like what is being written, the likeliest first. Whole sentences are written,
 * so any of their words may meet: rare words weigh more, those of the question double, and one of them at least is there.
 */
export async function similarAnswers(
  ctx: Context,
  words: string,
  language: Language,
): Promise<PublishedAnswer[]> {
  const terms = termsOf(words);
  const holding = await queries.findHolding(ctx.db, terms, language);
  const ids = [...new Set(holding.map(({ piece_id }) => piece_id))];
  const today = dayOf(ctx.clock.now());
  const answers = ((await listEverPublished(ctx, ids)) as PublishedAnswer[]).filter(({ content }) =>
    holdsOn(content, today),
  );
  return ranked(answers, holding, terms, language).slice(0, MOST);
}

/**
 * Begins a published answer from an answered case: its title as the question, its answer, category, department and topic.
 * What else the requester wrote stays in the case. Whoever presses twice gets the same draft. The audit trail alone keeps
 * from which case it came. Throws NotFoundError (none, or one that the officer does not open), NotAllowedError,
 * NothingAnsweredError, ConfidentialCaseError.
 */
export const draftKnownAnswer = (ctx: Context, officer: SignedIn, number: string): Promise<Piece> =>
  ctx.store.write(async (tx) => {
    const inquiry = await findInquiryByNumber(tx, number);
    requireOpens(officer, inquiry);
    const { row, standing } = inquiry;
    const { reply, lead, confidential } = standing;
    const departmentId = [lead, row.department_id].find(
      (id) => id !== undefined && can(officer, 'write-content', id),
    );
    if (departmentId === undefined) throw new NotAllowedError();
    if (confidential) throw new ConfidentialCaseError();
    if (!reply || row.title === null) throw new NothingAnsweredError();
    const slug = slugFor(row.id);
    const begun = (await listPieces(tx, officer, 'known_answer')).find((each) => each.slug === slug);
    if (begun) return begun;
    const said = inquiry.acts.find(({ seq }) => seq === reply.seq);
    const onLine = said?.act === 'answer' ? said.content.department : undefined;
    const by = onLine ?? reply.departmentId ?? departmentId;
    const answering = (await listDepartments(tx)).find(({ id }) => id === by);
    const piece = await createPiece(tx, officer, {
      kind: 'known_answer',
      departmentId,
      slug,
      content: {
        question: { [row.language]: row.title },
        answer: { [row.language]: reply.text },
        answered_on: dayOf(reply.at),
        ...(row.category ? { category: row.category } : {}),
        ...(answering ? { department: answering.name } : {}),
        ...(row.topic ? { topic: row.topic } : {}),
      },
    });
    await record(tx, {
      ...{ officerId: officer.id, departmentId, act: 'inquiry.answer-drafted', subject: row.number },
      detail: { piece: piece.id },
    });
    return piece;
  });

/** An address that tells nobody of which case it is: an id is random, and shown nowhere. */
const slugFor = (id: string): string =>
  `answer-${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;
