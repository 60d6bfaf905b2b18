import { sayClause } from '../drafts/clause-words.ts';
import { type DocumentVersion, findClause } from '../drafts/drafts.ts';
import type { View } from '../http/view.ts';
import type { CommentBody, CommentProblem } from './comment-body.ts';

/** A problem of a comment in the reader's words, naming the clause that it is about. */
export function sayProblem(
  view: Pick<View, 't' | 'say'>,
  version: DocumentVersion,
  body: CommentBody,
  { pointer, code, limit = 0 }: CommentProblem,
): string {
  const { t } = view;
  const [, place, at, part] = pointer.split('/');
  const opinion = place === 'opinions' && at !== undefined ? body.opinions[Number(at)] : undefined;
  if (!opinion) {
    if (pointer === '/statement' && code === 'empty_comment') return t('comments.statement_or_opinions');
    const item = fieldWords[place ?? ''];
    return t(`problem.${code}`, { item: item ? t(item) : '', limit });
  }
  const clause = opinion.clause === null ? undefined : findClause(version, opinion.clause);
  const name = clause || opinion.clause === null ? sayClause(view, clause) : opinion.clause;
  if (code === 'required') return t('comments.words_missing', { item: name });
  const field = part === 'proposed' ? 'comments.proposal_on' : 'comments.words_on';
  const item = code === 'too_long' && part !== 'quote' ? t(field, { clause: name }) : name;
  return t(`problem.${code}`, { item, limit });
}

const fieldWords: { [place: string]: 'comments.name' | 'comments.contact' | 'comments.statement' } = {
  party: 'comments.name',
  contact: 'comments.contact',
  statement: 'comments.statement',
};
