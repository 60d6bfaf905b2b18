import type { Key } from '#shared/i18n/catalogues.ts';
import type { IndicatorGroup } from './indicator.ts';
import type { Mark } from './indicators.ts';

export const groupWords = {
  openness: 'indicators.group_openness',
  interpretation: 'indicators.group_interpretation',
  hotline: 'indicators.group_hotline',
  enterprises: 'indicators.group_enterprises',
  documents: 'indicators.group_documents',
} as const satisfies { [group in IndicatorGroup]: Key };

export const markWords = {
  counted: 'indicators.counted',
  reported: 'indicators.reported',
} as const satisfies { [mark in Mark]: Key };
