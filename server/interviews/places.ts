import type { Key } from '#shared/i18n/catalogues.ts';

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
