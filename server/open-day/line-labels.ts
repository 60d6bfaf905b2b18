import type { Key } from '#shared/i18n/catalogues.ts';
import type { lineChannels, lineKinds } from './edition-content.ts';

const kinds: { [kind in (typeof lineKinds)[number]]: Key } = {
  mayor_article: 'openDay.kind_mayor_article',
  exhibition: 'openDay.kind_exhibition',
  onsite: 'openDay.kind_onsite',
  interview: 'openDay.kind_interview',
  hotline_special: 'openDay.kind_hotline_special',
  questionnaire: 'openDay.kind_questionnaire',
  consultation: 'openDay.kind_consultation',
  policy_list: 'openDay.kind_policy_list',
  slogans: 'openDay.kind_slogans',
  other: 'openDay.kind_else',
};

const channels: { [channel in (typeof lineChannels)[number]]: Key } = {
  website: 'openDay.channel_website',
  wechat: 'openDay.channel_wechat',
  dalian_daily: 'openDay.channel_newspaper',
  board: 'openDay.channel_board',
  hall: 'openDay.channel_hall',
  kiosk: 'openDay.channel_kiosk',
  hotline: 'openDay.channel_hotline',
  bus: 'openDay.channel_bus',
  metro: 'openDay.channel_metro',
  sms: 'openDay.channel_sms',
  screen: 'openDay.channel_screen',
};

const choicesOf = (labels: { [value: string]: Key }) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const lineKindLabels = choicesOf(kinds);
export const channelLabels = choicesOf(channels);

export const channelLabel = (channel: (typeof lineChannels)[number]): Key => channels[channel];
