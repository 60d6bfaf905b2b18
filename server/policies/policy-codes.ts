import type { Key } from '#shared/i18n/catalogues.ts';

/** 文种. */
export const documentTypeWords = {
  notice: 'policies.type_notice',
  measures: 'policies.type_measures',
  rules: 'policies.type_rules',
  opinions: 'policies.type_opinions',
  plan: 'policies.type_plan',
  announcement: 'policies.type_announcement',
  guide: 'policies.type_guide',
  answers: 'policies.type_answers',
} as const satisfies { [type: string]: Key };

/** 公开方式: as it is, or without the parts that may not be disclosed (OGI Regulations, art. 37). */
export const opennessWords = {
  active: 'policies.openness_active',
  severed: 'policies.openness_severed',
} as const satisfies { [openness: string]: Key };

/** How it is had: what makes the way to it shorter. */
export const markWords = {
  no_application: 'policies.mark_no_application',
  online: 'policies.mark_online',
  commitment: 'policies.mark_commitment',
  tolerance: 'policies.mark_tolerance',
} as const satisfies { [mark: string]: Key };

/** The eighteen areas by which the business environment is assessed. */
export const areaWords = {
  starting: 'policies.area_starting',
  labour: 'policies.area_labour',
  permits: 'policies.area_permits',
  procurement: 'policies.area_procurement',
  bidding: 'policies.area_bidding',
  electricity: 'policies.area_electricity',
  water_gas: 'policies.area_water_gas',
  property: 'policies.area_property',
  credit: 'policies.area_credit',
  investors: 'policies.area_investors',
  intellectual: 'policies.area_intellectual',
  trade: 'policies.area_trade',
  tax: 'policies.area_tax',
  contracts: 'policies.area_contracts',
  insolvency: 'policies.area_insolvency',
  supervision: 'policies.area_supervision',
  services: 'policies.area_services',
  inclusive: 'policies.area_inclusive',
} as const satisfies { [area: string]: Key };

/** 有效性, in the order of a document's life. */
export const statusWords = {
  not_yet: 'policies.status_not_yet',
  in_force: 'policies.status_in_force',
  expires_soon: 'policies.status_expires_soon',
  expired: 'policies.status_expired',
  repealed: 'policies.status_repealed',
} as const satisfies { [status: string]: Key };
export type PolicyStatus = keyof typeof statusWords;

/** How an interpretation explains. */
export const formWords = {
  text: 'policies.form_text',
  faq: 'policies.form_faq',
  diagram: 'policies.form_diagram',
  audio: 'policies.form_audio',
  video: 'policies.form_video',
  large_print: 'policies.form_large_print',
} as const satisfies { [form: string]: Key };
export type InterpretationForm = keyof typeof formWords;

export const codesOf = <C extends string>(words: { readonly [code in C]: Key }) =>
  Object.keys(words) as [C, ...C[]];
