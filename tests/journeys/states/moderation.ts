import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const root = '/workspace/consultations/:slug';
const draft = '/workspace/consultations/waste-measures-2021';
const comments = `${root}/comments`;
const desk = `${draft}/comments`;

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'moderator', ...more });

/** What a form answers that cannot be taken: nothing is decided, so that it is the same a second time. */
const refused = (path: string, name: string, fields: { [name: string]: string }, officer = 'moderator') => ({
  route: `POST ${path}`,
  name,
  officer,
  reach: (visitor: Parameters<State['reach']>[0]) =>
    post(visitor, path.replace(root, draft).replace(':no', '1'), fields),
});

const seen = { revision: '0', seq: '0' };

export const moderationStates: State[] = [
  inside(comments, desk, 'the queue of comments', { dark: true }),
  inside(comments, `${desk}?q=%E6%97%B6%E6%AE%B5&clause=7&state=held`, 'a search with filters'),
  inside(comments, `${desk}?q=zzz`, 'a search that finds nothing'),
  inside(comments, desk, 'the queue for an officer who only decides on appeals', { officer: 'approver' }),
  inside(`${comments}/:no`, `${desk}/1`, 'a comment to be decided on', { dark: true }),
  inside(`${comments}/:no`, `${desk}/1`, 'a comment without scripts', { plain: true }),
  inside(`${comments}/:no`, `${desk}/1`, 'a comment for an officer who only reads', { officer: 'analyst' }),
  refused(`${comments}/:no/decision`, 'a decision without its rule', { ...seen, act: 'withhold' }),
  refused(`${comments}/:no/decision`, 'words to hide that are not there', {
    ...seen,
    act: 'release',
    redacted: '1',
    hide: '〇〇〇',
    hide_kind: 'name',
  }),
  refused(`${comments}/:no/decision`, 'a decision that came too late', {
    act: 'release',
    revision: '0',
    seq: '999',
  }),
  refused(`${comments}/:no/reopening`, 'an undo that came too late', { revision: '0', seq: '999' }),
  refused(`${comments}/:no/contact-opening`, 'a contact without a reason', { reason: '' }),
  refused(`${comments}/:no/appeal-decision`, 'a decision on an appeal that is no longer there', {
    revision: '0',
    seq: '999',
    decision: 'upheld',
    reason: '',
  }),
  inside(`${root}/entry`, `${draft}/entry`, 'a letter to be entered', { officer: 'clerk', dark: true }),
  {
    route: `POST ${root}/entry`,
    name: 'a letter of which something is missing',
    officer: 'clerk',
    async reach(visitor) {
      await visitor.opens(`${draft}/entry`);
      await visitor.follows('moderation.entry_button');
    },
  },
  {
    route: `POST ${root}/entry`,
    name: 'the receipt of a letter',
    officer: 'clerk',
    async reach(visitor) {
      await visitor.opens(`${draft}/entry`);
      await visitor.page.selectOption('#channel', 'letter');
      await visitor.page.selectOption('#clause-0', '7');
      await visitor.page.selectOption('#stance-0', 'amend');
      await visitor.page.fill('#text-0', '早晚两个时段之外，中午再加一小时。');
      await visitor.follows('moderation.entry_button');
    },
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const moderationNotPages: { [route: string]: string } = {
  [`GET ${comments}/:no/decision`]: 'leads to the comment',
  [`GET ${comments}/:no/reopening`]: 'leads to the comment',
  [`GET ${comments}/:no/contact-opening`]: 'leads to the comment',
  [`GET ${comments}/:no/appeal-decision`]: 'leads to the comment',
};
