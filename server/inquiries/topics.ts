import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import type { KnownAnswer, PublishedAnswer } from './known-answer.ts';
import type { PublishedTopic, SpecialTopic } from './topic.ts';
import { topicStanding } from './topic-times.ts';
import * as queries from './topics.queries.ts';

/** Every special topic, the last day first. */
export const listTopics = (ctx: Context): Promise<PublishedTopic[]> =>
  listPublishedPieces<SpecialTopic>(ctx, 'special_topic');

/** Those that are asked under on this day: on the line, or later today. */
export async function topicsOfToday(ctx: Context): Promise<PublishedTopic[]> {
  const now = ctx.clock.now();
  const facets = [['day', dayOf(now)]] as const;
  const topics = await listPublishedPieces<SpecialTopic>(ctx, 'special_topic', { facets });
  return topics.filter(({ content }) => topicStanding(content, now).phase !== 'over');
}

/** Those of a year’s Open Day, on its day. */
export const topicsOfEdition = (ctx: Context, year: string): Promise<PublishedTopic[]> =>
  listPublishedPieces<SpecialTopic>(ctx, 'special_topic', { facets: [['edition', year]] });

/** A topic under which a question may be asked: it is to come or on the line. Undefined for any other. */
export async function findOpenTopic(ctx: Context, slug: string): Promise<PublishedTopic | undefined> {
  const topic = await findPublishedPiece<SpecialTopic>(ctx, 'special_topic', slug);
  return topic && topicStanding(topic.content, ctx.clock.now()).phase !== 'over' ? topic : undefined;
}

/** What was asked under a topic and is published with its answer. */
export const answersOfTopic = (ctx: Context, slug: string): Promise<PublishedAnswer[]> =>
  listPublishedPieces<KnownAnswer>(ctx, 'known_answer', { facets: [['topic', slug]] });

/** How many cases came under a topic: counted. */
export const countTopicCases = (ctx: Context, slug: string): Promise<number> =>
  queries.countCases(ctx.db, slug);
