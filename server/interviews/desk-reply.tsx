import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { WithdrawnError } from '../responses/errors.ts';
import { getDeskInterview, openDesk } from './desk.ts';
import { DeskPage } from './desk-page.tsx';
import { OwnAnswerError, QuestionChangedError } from './errors.ts';
import type { PublishedInterview } from './interview.ts';
import { QuestionPage, type QuestionPageProps } from './question-page.tsx';

/** The number of the question in the address. Throws NotFoundError. */
export function numberOf(c: PageContext): number {
  const given = c.req.param('no') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new NotFoundError();
  return Number(given);
}

export const interviewIn = (ctx: Context, c: PageContext): Promise<PublishedInterview> =>
  getDeskInterview(ctx, officerOf(c), c.req.param('id') ?? '');

export async function queueReply(ctx: Context, c: PageContext): Promise<Response> {
  const officer = officerOf(c);
  const desk = await openDesk(ctx, officer, await interviewIn(ctx, c));
  const { t, say } = c.get('view');
  return page(c, <DeskPage desk={desk} officer={officer} />, {
    title: t('interviews.desk_of', { title: say(desk.interview.content.title) }),
    workspace: true,
  });
}

type Given = Partial<Pick<QuestionPageProps, 'messages' | 'conflict' | 'entered'>> & {
  status?: 403 | 409 | 410;
};

export async function questionReply(
  ctx: Context,
  c: PageContext,
  { messages = new Map(), conflict, entered = {}, status }: Given = {},
): Promise<Response> {
  const officer = officerOf(c);
  const no = numberOf(c);
  const desk = await openDesk(ctx, officer, await interviewIn(ctx, c), no);
  const question = desk.questions.find(({ row }) => row.no === no);
  if (!question) throw new NotFoundError();
  const { t, say } = c.get('view');
  const problem = messages.size > 0 || conflict !== undefined;
  return page(c, <QuestionPage {...{ desk, question, officer, messages, conflict, entered }} />, {
    title: t('interviews.reader_of', { no, title: say(desk.interview.content.title) }),
    workspace: true,
    problem,
    status: status ?? (problem ? 422 : 200),
  });
}

/** Goes to a question, or to the queue where there is none. */
export const goTo = (c: PageContext, { id }: PublishedInterview, no?: number): Response =>
  c.redirect(
    c.get('view').href(`/workspace/interviews/${id}${no === undefined ? '' : `/questions/${no}`}`),
    303,
  );

/** Where somebody else was first, or the asker withdrew, the page says so; what was entered stays. */
export async function unlessChanged(
  ctx: Context,
  c: PageContext,
  entered: QuestionPageProps['entered'],
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QuestionChangedError || error instanceof OwnAnswerError)
      return questionReply(ctx, c, { entered, conflict: error.type, status: error.status });
    if (error instanceof WithdrawnError)
      return questionReply(ctx, c, { entered, conflict: 'withdrawn', status: 410 });
    throw error;
  }
}
