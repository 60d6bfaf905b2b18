import type { View } from '../http/view.ts';
import { type Clause, within } from './drafts.ts';

/** Full-width punctuation, which holds its own space. */
const wide = /[\u3000-\u303f\uff00-\uffef]$/;

/** What a clause is called: 第七条, 第二章 分类投放; without one the whole draft is meant. */
export function sayClause({ t, say }: Pick<View, 't' | 'say'>, clause: Clause | undefined): string {
  if (!clause) return t('terms.whole_draft');
  const label = say(clause.label);
  return clause.heading ? `${label}${wide.test(label) ? '' : ' '}${say(clause.heading)}` : label;
}

/** Parts and chapters are too long to be read beside something else. */
const isShort = ({ level }: Clause) => level !== 'part' && level !== 'chapter';

/** What a clause says, by paragraphs; `whole`: with everything in it, each part under its own number. */
export const sayWords = ({ say }: Pick<View, 'say'>, clause: Clause, whole = isShort(clause)): string[] =>
  (whole ? within(clause) : [clause]).flatMap((each) => {
    const [first = '', ...rest] = each.text ? say(each.text).split(/\n+/) : [];
    const number = each === clause ? [] : [say(each.label), ...(each.heading ? [say(each.heading)] : [])];
    return [[...number, first].join(' ').trim(), ...rest].filter((words) => words !== '');
  });
