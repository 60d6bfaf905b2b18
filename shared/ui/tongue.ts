import type { Key } from '../i18n/catalogues.ts';
import type { Language } from '../i18n/languages.ts';
import type { Text } from '../questionnaire/definition.ts';

/** How a component speaks: words of the interface by key, and words of a definition in the reader's language. */
export interface Tongue {
  t(key: Key, values?: { [name: string]: string | number }): string;
  say(text: Text): string;
}

/** A tongue that says days too. */
export interface DatedTongue extends Tongue {
  language: Language;
}
