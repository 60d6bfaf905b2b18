import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome } from '#shared/terms.ts';

/** How full the ring of an outcome is. */
export const outcomeFills = {
  adopted: 'full',
  partly_adopted: 'half',
  not_adopted: 'none',
  already_covered: 'core',
  explained: 'tell',
  out_of_scope: 'none',
  deferred: '',
} as const satisfies { [outcome in DispositionOutcome]: string };

/** What stands in place of a hidden span. */
const hiddenWords: { [kind: string]: Key } = {
  id_number: 'dispositions.hidden_id_number',
  phone: 'dispositions.hidden_phone',
  card: 'dispositions.hidden_card',
  email: 'dispositions.hidden_email',
  plate: 'dispositions.hidden_plate',
  name: 'dispositions.hidden_name',
  address: 'dispositions.hidden_address',
  abuse: 'dispositions.hidden_abuse',
};

export const hiddenKey = (kind: string): Key => hiddenWords[kind] ?? 'dispositions.hidden_part';

/** The language of words that are not there in the reader's; undefined when they are. */
export const foreignTo = (language: string, text: Text): string | undefined =>
  text[language] === undefined ? Object.keys(text)[0] : undefined;
