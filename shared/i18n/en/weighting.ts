import type { Translated } from '../translated.ts';
import type { weighting as zh } from '../zh-CN/weighting.ts';

export const weighting: Translated<typeof zh> = {
  no_source: 'no source given',
};
