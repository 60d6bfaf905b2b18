import type { View } from '../http/view.ts';
import type { Clause } from './drafts.ts';

/** Full-width punctuation, which holds its own space. */
const wide = /[\u3000-\u303f\uff00-\uffef]$/;

/** What a clause is called: 第七条, 第二章 分类投放; without one the whole draft is meant. */
export function sayClause({ t, say }: Pick<View, 't' | 'say'>, clause: Clause | undefined): string {
  if (!clause) return t('terms.whole_draft');
  const label = say(clause.label);
  return clause.heading ? `${label}${wide.test(label) ? '' : ' '}${say(clause.heading)}` : label;
}
