import type { PageContext } from '../../http/page.tsx';
import { isReason, type MicrodataKind, NOTE_MIN, PURPOSE_MIN, WORDS_MAX } from '../microdata.ts';

export interface Asked {
  kind: MicrodataKind;
  purpose: string;
}

export const nothingAsked: Asked = { kind: 'microdata', purpose: '' };

export const readAsked = (fields: URLSearchParams): Asked => ({
  kind: fields.get('kind') === 'public_use' ? 'public_use' : 'microdata',
  purpose: fields.get('purpose') ?? '',
});

const least = { purpose: PURPOSE_MIN, note: NOTE_MIN };

/** What is wrong with the words under a field's name; nothing where they say enough and not too much. */
export function wordProblems(c: PageContext, field: 'purpose' | 'note', words: string): Map<string, string> {
  const min = least[field];
  if (isReason(words, min)) return new Map();
  return new Map([[field, c.get('view').t('exporting.words_needed', { min, max: WORDS_MAX })]]);
}
