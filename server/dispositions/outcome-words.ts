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

/** The language of words that are not there in the reader's; undefined when they are. */
export const foreignTo = (language: string, text: Text): string | undefined =>
  text[language] === undefined ? Object.keys(text)[0] : undefined;
