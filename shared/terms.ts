/** The field's words as codes; docs/glossary.md gives each in Chinese and English. */
export const channels = ['online', 'kiosk', 'paper', 'assisted'] as const;

/** The way a response reached us: never read from a request, always from what the route or device is. */
export type Channel = (typeof channels)[number];

/** Forms of document with different rules of law. */
export const documentForms = [
  'government_rule',
  'normative_document',
  'local_regulation_draft',
  'plan',
  'work_item',
] as const;
export type DocumentForm = (typeof documentForms)[number];

/** Levels of a Chinese legal document, the widest first: 编 章 节 条 款 项 目 附件; 一、 is a section, （一） a paragraph. */
export const clauseLevels = [
  'part',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'point',
  'annex',
] as const;
export type ClauseLevel = (typeof clauseLevels)[number];

/** What a commenter must show of themselves. */
export const identities = ['none', 'contact', 'phone-verified', 'sign-in', 'organisation'] as const;
export type Identity = (typeof identities)[number];

/** When released comments are public. */
export const visibilities = ['after_close', 'after_review', 'never'] as const;
export type Visibility = (typeof visibilities)[number];

/** The way a comment reached us: never read from a request, always from what the route is. */
export const commentChannels = ['online', 'letter', 'official_letter', 'email', 'phone', 'hall'] as const;
export type CommentChannel = (typeof commentChannels)[number];

export const partyKinds = [
  'person',
  'enterprise',
  'organisation',
  'association',
  'government_body',
  'deputy',
  'expert',
  'joint_letter',
] as const;
export type PartyKind = (typeof partyKinds)[number];

export const stances = ['support', 'amend', 'oppose', 'ask', 'none'] as const;
export type Stance = (typeof stances)[number];

/** What a department's answer to a group of opinions comes to. */
export const dispositionOutcomes = [
  'adopted',
  'partly_adopted',
  'not_adopted',
  'already_covered',
  'explained',
  'out_of_scope',
  'deferred',
] as const;
export type DispositionOutcome = (typeof dispositionOutcomes)[number];
