import type { Key } from '#shared/i18n/catalogues.ts';
import type { Choice } from '../pieces/fields.ts';
import { inquiryCategories } from './inquiry-rules.ts';

/** What the categories of the rules are called in forms of pieces, whose words are keys. */
export const categoryWords: { readonly [code: string]: Key } = {
  education: 'specialTopics.category_education',
  medical: 'specialTopics.category_medical',
  settlement: 'specialTopics.category_settlement',
  environment: 'specialTopics.category_environment',
  food: 'specialTopics.category_food',
  transport: 'specialTopics.category_transport',
  water: 'specialTopics.category_water',
  electricity: 'specialTopics.category_electricity',
  emergency: 'specialTopics.category_emergency',
  communications: 'specialTopics.category_communications',
  other: 'specialTopics.category_rest',
};

export const categoryChoices: readonly Choice[] = inquiryCategories.flatMap(({ code }) => {
  const label = categoryWords[code];
  return label ? [{ value: code, label }] : [];
});

export const isCategory = (code: string): boolean => inquiryCategories.some((each) => each.code === code);
