import type { HiddenSpan } from './question-body.ts';

/** What stands in place of a span that is not shown. */
export const hiddenWords = {
  id_number: 'comments.redacted_id_number',
  phone: 'comments.redacted_phone',
  card: 'comments.redacted_card',
  email: 'comments.redacted_email',
  plate: 'comments.redacted_plate',
  other: 'comments.redacted_part',
} as const satisfies { [kind in HiddenSpan['kind']]: string };
