import type { Key } from './i18n/catalogues.ts';

/** 主题: what a piece of public information is about; one code list for policies, interviews and registers. */
export const themes = [
  'environment',
  'education',
  'medical',
  'food',
  'transport',
  'utilities',
  'jobs',
  'settlement',
  'housing',
  'care',
  'business',
  'government',
  'other',
] as const;
export type Theme = (typeof themes)[number];

export const themeWords = {
  environment: 'terms.theme_environment',
  education: 'terms.theme_education',
  medical: 'terms.theme_medical',
  food: 'terms.theme_food',
  transport: 'terms.theme_transport',
  utilities: 'terms.theme_utilities',
  jobs: 'terms.theme_jobs',
  settlement: 'terms.theme_settlement',
  housing: 'terms.theme_housing',
  care: 'terms.theme_care',
  business: 'terms.theme_business',
  government: 'terms.theme_government',
  other: 'terms.theme_rest',
} as const satisfies { [theme in Theme]: Key };

/** 对象: for whom something is. */
export const audiences = ['resident', 'enterprise', 'elderly', 'student', 'nonlocal'] as const;
export type Audience = (typeof audiences)[number];

export const audienceWords = {
  resident: 'terms.audience_resident',
  enterprise: 'terms.audience_enterprise',
  elderly: 'terms.audience_elderly',
  student: 'terms.audience_student',
  nonlocal: 'terms.audience_nonlocal',
} as const satisfies { [audience in Audience]: Key };

/** The codes of a list with their words, as the fields of a form offer them. */
export const choicesOf = <C extends string>(words: { readonly [code in C]: Key }) =>
  (Object.entries(words) as [C, Key][]).map(([value, label]) => ({ value, label }));
