import type { Key } from '#shared/i18n/catalogues.ts';
import type { InquiryChannel } from './inquiry-rules.ts';

/** Ways by which somebody reaches a clerk. */
export const enteredChannels = [
  'phone',
  'hall',
  'letter',
  'email',
  'wechat',
  'fax',
] as const satisfies InquiryChannel[];
export type EnteredChannel = (typeof enteredChannels)[number];

/** What becomes of it at once. */
export const entryWays = ['queue', 'direct', 'three_way'] as const;
export type EntryWay = (typeof entryWays)[number];

export const wayWords: { [way in EntryWay]: Key } = {
  queue: 'specialTopics.way_queue',
  direct: 'specialTopics.way_direct',
  three_way: 'specialTopics.way_three_way',
};
