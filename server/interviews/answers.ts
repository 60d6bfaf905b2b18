import type { Text } from '#shared/questionnaire/definition.ts';
import { type Piece, piecesWithout } from '#shared/text/spans.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { PublishedInterview } from './interview.ts';
import type { HiddenSpan, QuestionField } from './question-body.ts';
import { listStanding } from './queue.ts';
import type { PublishedAnswer, StandingQuestion } from './standing.ts';

export type Pieces = Piece<HiddenSpan['kind']>[];

/** A question with its published answer: without what is hidden, and never with who sent it but the name they chose. */
export interface PublicAnswer {
  no: number;
  /** The numbers of equal questions. */
  with: number[];
  receivedOn: string;
  language: string;
  asker: Pieces | undefined;
  question: Pieces;
  answer: Text;
  at: Date;
  firstAt: Date;
  /** Counts the publications of the interview’s answers: that of its last. */
  last: number;
  corrected: boolean;
}

/** The answers of an interview that are public, in the order in which they became so. */
export async function listPublicAnswers(
  ctx: Context,
  { id }: Pick<PublishedInterview, 'id'>,
): Promise<PublicAnswer[]> {
  const answered = (await listStanding(ctx, id)).flatMap((question) =>
    question.state === 'answered' && question.published ? [publicOf(question, question.published)] : [],
  );
  return answered.sort((a, b) => a.first - b.first).map(({ first: _, ...answer }) => answer);
}

function publicOf(question: StandingQuestion, { text, first, last, firstAt, at }: PublishedAnswer) {
  const { row } = question;
  return {
    no: row.no,
    with: question.with,
    receivedOn: dayOf(new Date(row.received_at)),
    language: row.language,
    asker: row.asker === null ? undefined : shownOf(question, 'asker'),
    question: shownOf(question, 'text'),
    answer: text,
    at,
    firstAt,
    first,
    last,
    corrected: last !== first,
  };
}

/** A field of a question without what of it is hidden. */
export const shownOf = ({ row, spans }: StandingQuestion, field: QuestionField): Pieces =>
  piecesWithout(
    row[field] ?? '',
    spans.filter((span) => span.field === field),
  );
