import type { Key } from '#shared/i18n/catalogues.ts';

type Words = { readonly [code: string]: Key };

export const requesterWords = {
  person: 'applications.person',
  enterprise: 'applications.enterprise',
  organisation: 'applications.organisation',
} as const satisfies Words;

export const identityWords = {
  id_card: 'applications.id_card',
  passport: 'applications.passport',
  permit: 'applications.permit',
  credit_code: 'applications.credit_code',
  other_paper: 'applications.other_paper',
} as const satisfies Words;

export const formWords = {
  paper: 'applications.form_paper',
  electronic: 'applications.form_electronic',
  reading: 'applications.form_reading',
} as const satisfies Words;

export const deliveryWords = {
  online: 'applications.delivery_online',
  email: 'applications.delivery_email',
  post: 'applications.delivery_post',
  collect: 'applications.delivery_collect',
} as const satisfies Words;

export const wayWords = {
  oral: 'applications.way_oral',
  in_person: 'applications.way_in_person',
  signed_post: 'applications.way_signed_post',
  plain_post: 'applications.way_plain_post',
  fax: 'applications.way_fax',
  online: 'applications.way_online',
} as const satisfies Words;

/** What each field is called. */
export const fieldWords = {
  department: 'applications.department',
  requester: 'applications.requester',
  name: 'applications.name',
  id_kind: 'applications.id_kind',
  id_number: 'applications.id_number',
  contact: 'applications.contact',
  information: 'applications.information',
  doc_no: 'applications.doc_no',
  features: 'applications.features',
  form: 'applications.form',
  delivery: 'applications.delivery',
  way: 'applications.way',
  day: 'applications.day',
  read_back: 'applications.read_back',
} as const satisfies Words;

/** How an application stands, in the words of the Regulations. */
export const stateWords = {
  received: 'applications.state_received',
  accepted: 'applications.state_accepted',
  correction_asked: 'applications.state_correction_asked',
  transferred: 'applications.state_accepted',
  returned: 'applications.state_accepted',
  reopened: 'applications.state_accepted',
  replied: 'applications.state_replied',
  called_back: 'applications.state_replied',
  closed: 'applications.state_closed',
  not_accepted: 'applications.state_closed',
  merged: 'applications.state_closed',
  handed_over: 'applications.state_closed',
  withdrawn: 'applications.state_withdrawn',
} as const satisfies Words;

export const wordOf = (words: Words, code: string | undefined): Key | undefined =>
  code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined;
