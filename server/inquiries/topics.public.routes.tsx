import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { limited } from '../http/rate-limit.ts';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import { countPieces } from '../pieces/published.ts';
import type { KnownAnswer, PublishedAnswer } from './known-answer.ts';
import type { PublishedTopic, SpecialTopic } from './topic.ts';
import { listTopics } from './topics.ts';
import { topicsCalendar } from './topics-calendar.ts';
import { TopicsPage } from './topics-page.tsx';
import { answersReply, answerView, similarReply, topicView } from './topics-reply.tsx';

/** Special topics of a day on the line, and what was answered. */
export function topicsRoutes(ctx: Context) {
  previews.register('special_topic', (_c, piece) => topicView(ctx, piece as PublishedTopic));
  previews.register('known_answer', (_c, piece) => answerView(ctx, piece as PublishedAnswer));
  // Somebody who writes asks once in a while; a whole office may stand behind one address.
  const similar = limited(ctx, { name: 'similar', limit: 240, minutes: 1 });
  return new Hono<PageEnv>()
    .get('/inquiries/topics', async (c) => {
      const topics = await listTopics(ctx);
      const answers = await countPieces(ctx, 'known_answer');
      return page(c, <TopicsPage {...{ topics, answers }} />, {
        title: c.get('view').t('specialTopics.topics'),
      });
    })
    .get('/inquiries/topics.ics', async (c) =>
      c.body(topicsCalendar(c.get('view'), ctx.env.PUBLIC_URL, await listTopics(ctx)), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="topics.ics"',
      }),
    )
    .get('/inquiries/topics/:slug', (c) =>
      replyWithPiece<SpecialTopic>(ctx, c, ['special_topic', c.req.param('slug')], async (topic) =>
        pageOfPiece(c, topic, await topicView(ctx, topic), { title: c.get('view').say(topic.content.title) }),
      ),
    )
    .get('/inquiries/answers', (c) => answersReply(ctx, c))
    .get('/inquiries/similar', similar, (c) => similarReply(ctx, c))
    .get('/inquiries/answers/:slug', (c) =>
      replyWithPiece<KnownAnswer>(ctx, c, ['known_answer', c.req.param('slug')], async (answer) =>
        pageOfPiece(c, answer, await answerView(ctx, answer), {
          title: c.get('view').say(answer.content.question),
        }),
      ),
    );
}
