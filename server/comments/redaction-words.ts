import type { Key } from '#shared/i18n/catalogues.ts';
import type { RedactionKind } from './redactions.ts';

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
} as const satisfies { [kind in RedactionKind]: Key };

/** The words of a kind as it was kept. */
export const hiddenKey = (kind: string): Key =>
  (redactionWords as { [kind: string]: Key })[kind] ?? redactionWords.other;
