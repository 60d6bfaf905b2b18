import type { PageContext } from '../../http/page.tsx';
import { isReason, type MicrodataKind, PURPOSE_MAX, PURPOSE_MIN } from '../microdata.ts';

export interface Asked {
  kind: MicrodataKind;
  purpose: string;
}

export const nothingAsked: Asked = { kind: 'microdata', purpose: '' };

export const readAsked = (fields: URLSearchParams): Asked => ({
  kind: fields.get('kind') === 'public_use' ? 'public_use' : 'microdata',
  purpose: fields.get('purpose') ?? '',
});

/** What is wrong with the words under a field's name; nothing where they say enough and not too much. */
export const wordProblems = (
  c: PageContext,
  field: 'purpose' | 'note',
  words: string,
): Map<string, string> =>
  isReason(words)
    ? new Map()
    : new Map([[field, c.get('view').t('exporting.words_needed', { min: PURPOSE_MIN, max: PURPOSE_MAX })]]);
