import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import type { PageContext, PageEnv } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { readQuestionForm } from './asking-form.ts';
import { answerAsking, newQuestionKey, showAsking } from './asking-reply.tsx';
import { QuestionsClosedError, QuestionsNotOpenError } from './errors.ts';
import type { Interview, PublishedInterview } from './interview.ts';
import { InterviewPage } from './interview-page.tsx';
import { answersReply, calendarReply, listReply } from './interview-reply.tsx';
import { viewOf } from './interview-view.ts';
import { asksNow } from './phases.ts';

const one = '/interviews/:slug';

/** Online interviews: the page, the questions, the answers as they come. */
export function interviewsRoutes(ctx: Context) {
  previews.register('interview', async (_c, piece) => (
    <InterviewPage {...(await viewOf(ctx, piece as PublishedInterview))} />
  ));
  const of = (c: PageContext, show: (interview: PublishedInterview) => Response | Promise<Response>) =>
    replyWithPiece<Interview>(ctx, c, ['interview', c.req.param('slug') ?? ''], show);

  return new Hono<PageEnv>()
    .get('/interviews', (c) => listReply(ctx, c))
    .get('/interviews.ics', async (c) =>
      calendarReply(ctx, c, await listPublishedPieces<Interview>(ctx, 'interview'), 'interviews'),
    )
    .get(one, (c) =>
      of(c, async (interview) =>
        pageOfPiece(c, interview, <InterviewPage {...(await viewOf(ctx, interview))} />, {
          title: c.get('view').say(interview.content.title),
        }),
      ),
    )
    .get(`${one}/answers`, (c) => of(c, (interview) => answersReply(ctx, c, interview)))
    .get(`${one}/interview.ics`, (c) =>
      of(c, (interview) => calendarReply(ctx, c, [interview], interview.slug)),
    )
    .get(`${one}/questions/new`, (c) =>
      of(c, (interview) => {
        const form = { key: newQuestionKey(ctx), text: '', asker: '', told: false };
        const now = ctx.clock.now();
        if (asksNow(interview.content, now)) return showAsking(c, interview, form);
        const over = now.getTime() >= Date.parse(interview.content.end);
        return showAsking(c, interview, form, {
          refusal: over ? new QuestionsClosedError() : new QuestionsNotOpenError(),
        });
      }),
    )
    .get(`${one}/questions`, (c) =>
      of(c, ({ slug }) => c.redirect(c.get('view').href(`/interviews/${slug}`), 303)),
    )
    .post(`${one}/questions`, async (c) => {
      const form = readQuestionForm(await readForm(c));
      return of(c, (interview) => answerAsking(ctx, c, interview, form));
    });
}
