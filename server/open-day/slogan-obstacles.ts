import type { Language } from '#shared/i18n/languages.ts';
import { languages } from '#shared/i18n/languages.ts';
import { lengthOf } from '#shared/open-day/slogan-length.ts';
import { channelsOf, feedOf, ruleOf } from '#shared/open-day/slogan-rules.ts';
import type { Context } from '../context.ts';
import type { Obstacle } from '../pieces/kinds.ts';
import { type Edition, findEdition, unknownPlaceholders } from './open-day.ts';
import type { SloganContent } from './slogan-content.ts';
import { wordsFor } from './slogans.ts';

/** A web address in whatever writing; messages that carry one teach people to tap on what they do not know. */
const link = /:\/\/|www\.|[a-z0-9-]+\.(com|cn|net|org|gov|edu|io|top|xyz|vip|cc|me)(?![a-z])/i;

/** What stands against a slogan, counted with its placeholders filled in. */
export async function sloganObstacles(ctx: Context, content: SloganContent): Promise<Obstacle[]> {
  const { edition: year, kind, channels, from, to, times, signature } = content;
  const edition = await findEdition(ctx, Number(year));
  const wrongChannel = channels.some((channel) => !channelsOf[kind].includes(channel));
  return [
    ...(edition ? [] : [{ field: 'edition', key: 'slogans.no_edition' as const, values: { year } }]),
    ...(wrongChannel ? [{ field: 'channels', key: 'slogans.wrong_channel' as const }] : []),
    ...(channels.includes('sms') && !signature
      ? [{ field: 'signature', key: 'slogans.unsigned' as const }]
      : []),
    ...(from <= to ? [] : [{ field: 'to', key: 'slogans.ends_before' as const }]),
    ...times.flatMap(({ start, end }, at): Obstacle[] =>
      start < end ? [] : [{ field: `times.${at}.end`, key: 'slogans.ends_before' }],
    ),
    ...languages.flatMap((language) => (edition ? wordObstacles(content, edition, language) : [])),
  ];
}

function wordObstacles(content: SloganContent, edition: Edition, language: Language): Obstacle[] {
  const { kind, channels, text } = content;
  const words = text[language] ?? '';
  const field = `text.${language}`;
  const unknown = unknownPlaceholders({ [language]: words });
  const feeds = channels
    .filter((channel) => channelsOf[kind].includes(channel))
    .map((channel) => feedOf(kind, channel));
  const said = feeds.map((feed) => wordsFor(content, edition, feed, language));
  const numbers = said.flatMap((each) => each.match(/\d(?:[ -]?\d){4,}/g) ?? []);
  const others = numbers.filter((number) => number.replace(/[ -]/g, '') !== edition.phone);
  const lengths = new Map(
    feeds.map((feed, at) => {
      const rule = ruleOf(feed, language);
      return [rule.reason, { rule, n: lengthOf(said[at] ?? '', rule) }];
    }),
  );
  return [
    ...(unknown.length > 0
      ? [{ field, key: 'slogans.unknown_placeholder' as const, values: { names: unknown.join(', ') } }]
      : []),
    ...(/[【】]/.test(words) ? [{ field, key: 'slogans.signed_twice' as const }] : []),
    ...(channels.includes('sms') && link.test(words) ? [{ field, key: 'slogans.link' as const }] : []),
    ...(others.length > 0
      ? [{ field, key: 'slogans.other_number' as const, values: { phone: edition.phone } }]
      : []),
    ...[...lengths.values()].flatMap(({ rule: { reason, most }, n }): Obstacle[] =>
      n > most ? [{ field, key: reason, values: { n, most } }] : [],
    ),
  ];
}
