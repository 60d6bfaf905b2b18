import type { Key } from '../i18n/catalogues.ts';
import type { Language } from '../i18n/languages.ts';

/** How a slogan is given out: on a display, as a short message, read aloud. */
export const sloganKinds = ['screen', 'sms', 'voice'] as const;
export type SloganKind = (typeof sloganKinds)[number];

export const sloganChannels = ['screen', 'hall', 'metro', 'bus', 'sms'] as const;
export type SloganChannel = (typeof sloganChannels)[number];

/** Which channels take which kind. */
export const channelsOf: { readonly [kind in SloganKind]: readonly SloganChannel[] } = {
  screen: sloganChannels,
  sms: ['sms'],
  voice: ['hall', 'metro', 'bus'],
};

/** What a partner fetches: lines for displays, messages, or words for a speaker, one file each. */
export const feeds = [
  'screen',
  'hall',
  'metro',
  'bus',
  'sms',
  'hall-voice',
  'metro-voice',
  'bus-voice',
] as const;
export type Feed = (typeof feeds)[number];

export const feedOf = (kind: SloganKind, channel: SloganChannel): Feed =>
  kind === 'voice' && channel !== 'sms' && channel !== 'screen' ? `${channel}-voice` : channel;

/**
 * How long the words of a feed may be. `widths`: a full-width sign is 1, a half-width one 0.5; `lines`: lines of `line`
 * widths; `units`: UTF-16 units, as UCS-2 messages count; `segments`: messages that the network joins; `seconds`: read aloud.
 */
export interface LengthRule {
  feeds: readonly Feed[];
  language: Language;
  unit: 'widths' | 'lines' | 'units' | 'segments' | 'seconds';
  most: number;
  /** Widths of a line, of what is counted in lines. */
  line?: number;
  /** Why, with how long it is. */
  reason: Key;
}

const spoken = ['hall-voice', 'metro-voice', 'bus-voice'] as const;

/** 20 signs a screen: the display rules of the Open Day. 70 and 160/153: 3GPP TS 23.038 and 23.040. Bus, metro and speakers: to be confirmed by who runs them. */
export const lengthRules: readonly LengthRule[] = [
  {
    feeds: ['screen', 'hall'],
    language: 'zh-CN',
    unit: 'widths',
    most: 20,
    line: 20,
    reason: 'slogans.rule_screen',
  },
  {
    feeds: ['screen', 'hall'],
    language: 'en',
    unit: 'lines',
    most: 2,
    line: 20,
    reason: 'slogans.rule_screen_en',
  },
  {
    feeds: ['metro'],
    language: 'zh-CN',
    unit: 'widths',
    most: 20,
    line: 20,
    reason: 'slogans.rule_metro',
  },
  { feeds: ['metro'], language: 'en', unit: 'lines', most: 2, line: 20, reason: 'slogans.rule_metro_en' },
  { feeds: ['bus'], language: 'zh-CN', unit: 'widths', most: 16, line: 16, reason: 'slogans.rule_bus' },
  { feeds: ['bus'], language: 'en', unit: 'lines', most: 1, line: 16, reason: 'slogans.rule_bus_en' },
  { feeds: ['sms'], language: 'zh-CN', unit: 'units', most: 70, reason: 'slogans.rule_sms' },
  { feeds: ['sms'], language: 'en', unit: 'segments', most: 2, reason: 'slogans.rule_sms_en' },
  { feeds: spoken, language: 'zh-CN', unit: 'seconds', most: 15, reason: 'slogans.rule_voice' },
  { feeds: spoken, language: 'en', unit: 'seconds', most: 15, reason: 'slogans.rule_voice_en' },
];

export function ruleOf(feed: Feed, language: Language): LengthRule {
  const found = lengthRules.find((rule) => rule.language === language && rule.feeds.includes(feed));
  if (!found) throw new Error(`No length is set for ${feed} in ${language}`);
  return found;
}
