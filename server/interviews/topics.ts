import type { Key } from '#shared/i18n/catalogues.ts';

/** What interviews are about, as people look for it. */
export const topics = [
  'education',
  'medical_care',
  'settlement',
  'environment',
  'food',
  'transport',
  'utilities',
  'housing',
  'employment',
  'social_security',
  'finance',
  'city_management',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export const topicWords = {
  education: 'interviews.topic_education',
  medical_care: 'interviews.topic_medical_care',
  settlement: 'interviews.topic_settlement',
  environment: 'interviews.topic_environment',
  food: 'interviews.topic_food',
  transport: 'interviews.topic_transport',
  utilities: 'interviews.topic_utilities',
  housing: 'interviews.topic_housing',
  employment: 'interviews.topic_employment',
  social_security: 'interviews.topic_social_security',
  finance: 'interviews.topic_finance',
  city_management: 'interviews.topic_city_management',
  other: 'interviews.topic_more',
} as const satisfies { [topic in Topic]: Key };

/** Where an interview can be followed. */
export const places = ['municipal_website', 'wechat', 'radio', 'television', 'hall'] as const;
export type Place = (typeof places)[number];

export const placeWords = {
  municipal_website: 'interviews.place_municipal_website',
  wechat: 'interviews.place_wechat',
  radio: 'interviews.place_radio',
  television: 'interviews.place_television',
  hall: 'interviews.place_hall',
} as const satisfies { [place in Place]: Key };
