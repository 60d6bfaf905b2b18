import type { Key } from '#shared/i18n/catalogues.ts';
import type { InquiryChannel, Requester } from './inquiry-rules.ts';

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

export const channelWords: { [channel in EnteredChannel]: Key } = {
  phone: 'specialTopics.channel_phone',
  hall: 'specialTopics.channel_hall',
  letter: 'specialTopics.channel_letter',
  email: 'specialTopics.channel_email',
  wechat: 'specialTopics.channel_wechat',
  fax: 'specialTopics.channel_fax',
};

export const requesterWords: { [requester in Requester]: Key } = {
  person: 'specialTopics.requester_person',
  enterprise: 'specialTopics.requester_enterprise',
  organisation: 'specialTopics.requester_organisation',
};

/** What becomes of it at once. */
export const entryWays = ['queue', 'direct', 'three_way'] as const;
export type EntryWay = (typeof entryWays)[number];

export const wayWords: { [way in EntryWay]: Key } = {
  queue: 'specialTopics.way_queue',
  direct: 'specialTopics.way_direct',
  three_way: 'specialTopics.way_three_way',
};
