import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { changePiece, getWritable } from '../pieces/pieces.ts';
import { listPublicAnswers, type Pieces, type PublicAnswer } from './answers.ts';
import { NoAnswersError } from './errors.ts';
import type { Exchange, Interview, PublishedInterview } from './interview.ts';

/** How a transcript says what the asker left out, and what is hidden. */
export interface TranscriptWords {
  anonymous: string;
  say(pieces: Pieces): string;
}

/**
 * Puts the published answers, in their order, into the draft of the interview’s next version: to be read, completed and
 * signed like any other. What stood there as transcript goes. Throws NotFoundError, NotAllowedError, NoAnswersError,
 * PieceChangedError.
 */
export async function draftTranscript(
  ctx: Context,
  officer: SignedIn,
  interview: PublishedInterview,
  words: TranscriptWords,
): Promise<void> {
  const piece = await getWritable(ctx, officer, interview.id);
  if (piece.kind !== 'interview') throw new NotFoundError();
  const answers = await listPublicAnswers(ctx, interview);
  if (answers.length === 0) throw new NoAnswersError();
  const transcript = answers.map((answer) => exchangeOf(interview.content, answer, words));
  await changePiece(ctx, officer, { ...piece, content: { ...piece.content, transcript } });
}

/** A question in another language than Chinese waits for its translation: the form asks for it. */
function exchangeOf({ start }: Interview, answer: PublicAnswer, { anonymous, say }: TranscriptWords) {
  const asked: Text = { [answer.language === 'en' ? 'en' : 'zh-CN']: say(answer.question) };
  const seconds = Math.round((answer.firstAt.getTime() - Date.parse(start)) / 1000);
  return {
    no: answer.no,
    asker: answer.asker ? say(answer.asker) : anonymous,
    question: asked,
    answer: answer.answer,
    offset: Math.min(Math.max(seconds, 0), 86_400),
  } satisfies Exchange;
}
