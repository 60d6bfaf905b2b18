import type { Key } from '#shared/i18n/catalogues.ts';
import type { Feed, SloganChannel, SloganKind } from '#shared/open-day/slogan-rules.ts';

export const sloganKindWords: { [kind in SloganKind]: Key } = {
  screen: 'slogans.kind_screen',
  sms: 'slogans.kind_sms',
  voice: 'slogans.kind_voice',
};

export const sloganChannelWords: { [channel in SloganChannel]: Key } = {
  screen: 'slogans.channel_screen',
  hall: 'slogans.channel_hall',
  metro: 'slogans.channel_metro',
  bus: 'slogans.channel_bus',
  sms: 'slogans.channel_sms',
};

export const feedWords: { [feed in Feed]: Key } = {
  ...sloganChannelWords,
  'hall-voice': 'slogans.feed_hall_voice',
  'metro-voice': 'slogans.feed_metro_voice',
  'bus-voice': 'slogans.feed_bus_voice',
};
