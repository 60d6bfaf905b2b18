import type { Key } from '#shared/i18n/catalogues.ts';

/** What stands in place of a span that is not shown, by what it held. */
export const redactionWords = {
  id_number: 'comments.redacted_id_number',
  phone: 'comments.redacted_phone',
  card: 'comments.redacted_card',
  email: 'comments.redacted_email',
  plate: 'comments.redacted_plate',
  name: 'comments.redacted_name',
  address: 'comments.redacted_address',
  abuse: 'comments.redacted_abuse',
  other: 'comments.redacted_part',
} as const satisfies { [kind: string]: Key };

export type RedactionKind = keyof typeof redactionWords;
