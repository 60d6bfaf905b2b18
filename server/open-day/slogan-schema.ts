import { z } from '@hono/zod-openapi';
import { feeds, sloganChannels, sloganKinds } from '#shared/open-day/slogan-rules.ts';
import { text } from '#shared/questionnaire/definition.ts';
import { type Edition, fillIn } from './open-day.ts';
import { feedsOf, type Slogan, wordsFor } from './slogans.ts';

/** A slogan as programs read it: filled in from its edition, and word for word as each feed gives it. */
export const sloganSchema = z.object({
  slug: z.string(),
  kind: z.enum(sloganKinds),
  channels: z.array(z.enum(sloganChannels)),
  text,
  from: z.string(),
  to: z.string(),
  times: z.array(z.object({ start: z.string(), end: z.string() })),
  feeds: z.array(z.object({ feed: z.enum(feeds), text })),
});

export const sloganReply = (slogan: Slogan, edition: Edition): z.infer<typeof sloganSchema> => {
  const { slug, kind, channels, from, to, times } = slogan;
  return {
    ...{ slug, kind, channels, from, to, times },
    text: fillIn(slogan.text, edition),
    feeds: feedsOf(slogan).map((feed) => ({
      feed,
      text: {
        'zh-CN': wordsFor(slogan, edition, feed, 'zh-CN'),
        en: wordsFor(slogan, edition, feed, 'en'),
      },
    })),
  };
};
