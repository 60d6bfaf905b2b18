import type { Key } from '#shared/i18n/catalogues.ts';

type Words = { readonly [code: string]: Key };

/** What a press conference is about. */
export const topicWords = {
  epidemic_control: 'registers.topic_epidemic_control',
  economy: 'registers.topic_economy',
  business: 'registers.topic_business',
  environment: 'registers.topic_environment',
  education: 'registers.topic_education',
  health: 'registers.topic_health',
  food_safety: 'registers.topic_food_safety',
  transport: 'registers.topic_transport',
  utilities: 'registers.topic_utilities',
  other: 'registers.topic_rest',
} as const satisfies Words;

/** Trades of enterprises, after the sections of GB/T 4754. */
export const sectorWords = {
  agriculture: 'registers.sector_agriculture',
  manufacturing: 'registers.sector_manufacturing',
  construction: 'registers.sector_construction',
  trade: 'registers.sector_trade',
  transport: 'registers.sector_transport',
  hospitality: 'registers.sector_hospitality',
  software: 'registers.sector_software',
  finance: 'registers.sector_finance',
  other: 'registers.sector_rest',
} as const satisfies Words;

/** Key areas of active disclosure. */
export const areaWords = {
  budgets: 'registers.area_budgets',
  public_resources: 'registers.area_public_resources',
  major_projects: 'registers.area_major_projects',
  social_welfare: 'registers.area_social_welfare',
  environment: 'registers.area_environment',
  food_drugs: 'registers.area_food_drugs',
  work_safety: 'registers.area_work_safety',
  education: 'registers.area_education',
  health: 'registers.area_health',
  employment: 'registers.area_employment',
  approvals: 'registers.area_approvals',
  none: 'registers.area_none',
} as const satisfies Words;

/** The fifteen categories of the Regulations on Open Government Information, art. 20. */
export const categoryWords = {
  c01: 'registers.category_01',
  c02: 'registers.category_02',
  c03: 'registers.category_03',
  c04: 'registers.category_04',
  c05: 'registers.category_05',
  c06: 'registers.category_06',
  c07: 'registers.category_07',
  c08: 'registers.category_08',
  c09: 'registers.category_09',
  c10: 'registers.category_10',
  c11: 'registers.category_11',
  c12: 'registers.category_12',
  c13: 'registers.category_13',
  c14: 'registers.category_14',
  c15: 'registers.category_15',
} as const satisfies Words;

/** What a code is called; nothing for a code that is none of them. */
export const wordOf = (words: Words, code: string): Key | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;

/** The codes of a list, as a schema takes them. */
export const codesOf = <W extends Words>(words: W) =>
  Object.keys(words) as [keyof W & string, ...(keyof W & string)[]];

/** The codes of a list as choices of a form, in its order. */
export const choicesOf = (words: Words) => Object.entries(words).map(([value, label]) => ({ value, label }));
