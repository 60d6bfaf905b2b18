import { renderToString } from 'preact-render-to-string';
import { themes } from '#shared/policy-terms.ts';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { ViewContext } from '../http/view.ts';
import { countPiecesBy, listPublishedPieces } from '../pieces/published.ts';
import { Answers } from './answers-part.tsx';
import type { Interview, PublishedInterview } from './interview.ts';
import { interviewCalendar } from './interview-calendar.ts';
import { viewOf } from './interview-view.ts';
import { InterviewsPage } from './interviews-page.tsx';

/** Every interview that fits the address. */
export async function listReply(ctx: Context, c: PageContext): Promise<Response> {
  const year = /^\d{4}$/.exec(c.req.query('year') ?? '')?.[0];
  const topic = themes.find((each) => each === c.req.query('topic'));
  const byYear: [string, string][] = year ? [['year', year]] : [];
  const byTopic: [string, string][] = topic ? [['topic', topic]] : [];
  const interviews = await listPublishedPieces<Interview>(ctx, 'interview', {
    facets: [...byYear, ...byTopic],
  });
  const years = await countPiecesBy(ctx, 'interview', 'year', { facets: byTopic });
  const counted = await countPiecesBy(ctx, 'interview', 'topic', { facets: byYear });
  return page(c, <InterviewsPage {...{ interviews, years, topics: counted, year, topic }} />, {
    title: c.get('view').t('interviews.interviews'),
  });
}

/** The answers that were published after a number, as a part of a page. */
export async function answersReply(
  ctx: Context,
  c: PageContext,
  interview: PublishedInterview,
): Promise<Response> {
  const after = Number(/^\d{1,9}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0);
  const shown = await viewOf(ctx, interview);
  return c.html(
    renderToString(
      <ViewContext.Provider value={c.get('view')}>
        <Answers {...shown} after={after} />
      </ViewContext.Provider>,
    ),
  );
}

export const calendarReply = (
  ctx: Context,
  c: PageContext,
  interviews: readonly PublishedInterview[],
  name: string,
): Response =>
  c.body(interviewCalendar(c.get('view'), ctx.env.PUBLIC_URL, interviews), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.ics"`,
  });
