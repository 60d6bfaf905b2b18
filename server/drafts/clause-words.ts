import type { View } from '../http/view.ts';
import type { Clause } from './drafts.ts';

/** What a clause is called: 第七条, 第二章 分类投放; without one the whole draft is meant. */
export const sayClause = ({ t, say }: Pick<View, 't' | 'say'>, clause: Clause | undefined): string =>
  clause
    ? [clause.label, clause.heading].flatMap((words) => (words ? [say(words)] : [])).join(' ')
    : t('terms.whole_draft');
