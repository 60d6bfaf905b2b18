import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { PieceKind } from '../pieces/kinds.ts';
import { type SloganContent, sloganContent } from './slogan-content.ts';
import { sloganObstacles } from './slogan-obstacles.ts';
import { sloganChannelWords, sloganKindWords } from './slogan-words.ts';

const choices = (words: { [value: string]: Key }) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** 宣传用语: what displays, messages and announcements say of an Open Day, and when. */
export const slogan: PieceKind<SloganContent> = {
  kind: 'slogan',
  chain: 'open_day',
  schema: sloganContent,
  words: { one: 'slogans.one', many: 'slogans.many', help: 'slogans.help' },
  fields: [
    { as: 'piece', name: 'edition', label: 'slogans.edition', of: ['edition'] },
    { as: 'choice', name: 'kind', label: 'slogans.kind', choices: choices(sloganKindWords) },
    {
      as: 'choices',
      name: 'channels',
      label: 'slogans.channels',
      help: 'slogans.channels_help',
      choices: choices(sloganChannelWords),
    },
    { as: 'text', name: 'text', label: 'slogans.text', help: 'slogans.text_help' },
    { as: 'text', name: 'signature', label: 'slogans.signature', help: 'slogans.signature_help' },
    { as: 'day', name: 'from', label: 'slogans.from' },
    { as: 'day', name: 'to', label: 'slogans.to' },
    {
      as: 'list',
      name: 'times',
      label: 'slogans.times',
      help: 'slogans.times_help',
      one: 'slogans.time',
      most: 6,
      fields: [
        { as: 'clock', name: 'start', label: 'slogans.time_start' },
        { as: 'clock', name: 'end', label: 'slogans.time_end' },
      ],
    },
  ],
  blank: ({ clock }) => ({ edition: dayOf(clock.now()).slice(0, 4), kind: 'screen', times: [] }),
  title: ({ text }) => (text ?? {}) as Text,
  address: (slug, { edition }) => `/open-day/${edition}/slogans#${slug}`,
  listedOn: ({ from }) => from,
  facets: ({ edition, kind, channels }) => [
    ['edition', edition],
    ['kind', kind],
    ...channels.map((channel): [string, string] => ['channel', channel]),
  ],
  obstacles: sloganObstacles,
};
