import { randomUUID } from 'node:crypto';
import { post } from '../support/post.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const draft = '/consultations/waste-measures-2021';
const form = '/consultations/:slug/comments/new';
const comments = '/consultations/:slug/comments';

const fields = (more: { [name: string]: string } = {}) => ({
  version: '1',
  key: randomUUID().replaceAll('-', ''),
  'clause-0': '7',
  'stance-0': 'amend',
  'text-0': '早晚两个时段之外，中午再加一小时。',
  party: 'person',
  name: '',
  contact: '',
  ...more,
});

const sent = (visitor: Visitor, more?: { [name: string]: string }) =>
  post(visitor, `${draft}/comments`, fields(more));

/** Sends a comment; gives its receipt. */
async function received(visitor: Visitor): Promise<string> {
  await sent(visitor);
  return visitor.receipt();
}

/** Somebody with a comment's receipt, at one of the acts that it allows. */
const holder = (
  path: string,
  name: string,
  more: Partial<State> & { with?: { [field: string]: string } } = {},
): State => ({
  route: `POST ${path}`,
  name,
  reach: async (visitor) => post(visitor, path, { receipt: await received(visitor), ...more.with }),
  ...more,
});

async function correct(visitor: Visitor, more: { [name: string]: string }) {
  const receipt = await received(visitor);
  await post(visitor, '/receipts/comments/correction', { ...fields(more), receipt, revision: '0' });
}

export const commentsStates: State[] = [
  open(form, `${draft}/comments/new?clause=7`, 'a comment on a clause', { dark: true }),
  open(form, `${draft}/comments/new?clause=7&clause=11&clause=99`, 'a comment on two clauses'),
  open(form, `${draft}/comments/new`, 'a comment on the whole, in large type', { senior: true }),
  open(form, `${draft}/comments/new?clause=7`, 'a comment without scripts', { plain: true }),
  open(form, `${draft}/comments/new`, 'a comment just after closing', { when: 'closing' }),
  open(form, `${draft}/comments/new`, 'a comment after closing', { when: 'closed' }),
  {
    route: `GET ${form}`,
    name: 'what had been left unsent is back',
    async reach(visitor) {
      await visitor.opens(`${draft}/comments/new?clause=7`);
      await visitor.page.fill('#text-0', '早晚两个时段不够');
      await visitor.opens(`${draft}/comments/new?clause=11`);
      await visitor.page.locator('[data-restart]').waitFor();
    },
  },
  {
    route: `POST ${comments}`,
    name: 'the receipt of a comment',
    dark: true,
    reach: (visitor) => sent(visitor),
  },
  {
    route: `POST ${comments}`,
    name: 'the receipt of a comment in large type',
    senior: true,
    reach: (visitor) => sent(visitor),
  },
  {
    route: `POST ${comments}`,
    name: 'a comment with something left out',
    dark: true,
    reach: (visitor) => sent(visitor, { 'text-0': '', 'clause-1': '11', 'stance-1': 'ask' }),
  },
  {
    route: `POST ${comments}`,
    name: 'a comment with another clause added',
    reach: (visitor) => sent(visitor, { add: 'clause', more: '11' }),
  },
  {
    route: `POST ${comments}`,
    name: 'another comment under the same key',
    async reach(visitor) {
      const key = randomUUID().replaceAll('-', '');
      await sent(visitor, { key });
      await sent(visitor, { key, 'text-0': '改了主意' });
    },
  },
  {
    route: `POST ${comments}`,
    name: 'a comment that comes too late',
    when: 'closed',
    reach: (visitor) => sent(visitor),
  },
  open(comments, `${draft}/comments`, 'comments to be shown after closing'),
  open(comments, '/consultations/elder-meals-2021/comments', 'released comments', { dark: true }),
  open(comments, '/consultations/elder-meals-2021/comments', 'released comments in large type', {
    senior: true,
  }),
  open(comments, '/consultations/elder-meals-2021/comments?clause=10&after=900', 'no released comment'),
  holder('/receipts', 'what a comment’s receipt opens', { dark: true }),
  holder('/receipts/data', 'everything kept under a comment’s receipt', { dark: true }),
  holder('/receipts/withdrawal', 'asked before withdrawing a comment'),
  holder('/receipts/withdrawal', 'a comment withdrawn', { with: { confirmed: 'yes' } }),
  holder('/receipts/correction', 'a comment opened for correction'),
  holder('/receipts/appeal', 'an appeal against nothing', { with: { text: '理由' } }),
  {
    route: 'POST /receipts',
    name: 'the receipt of a comment that was withdrawn',
    async reach(visitor) {
      const receipt = await received(visitor);
      await post(visitor, '/receipts/withdrawal', { receipt, confirmed: 'yes' });
      await post(visitor, '/receipts', { receipt });
    },
  },
  {
    route: 'POST /receipts/comments/correction',
    name: 'the receipt of a corrected comment',
    reach: (visitor) => correct(visitor, { 'text-0': '改过的话' }),
  },
  {
    route: 'POST /receipts/comments/correction',
    name: 'a correction with something left out',
    reach: (visitor) => correct(visitor, { 'text-0': '' }),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const commentsNotPages: { [route: string]: string } = {};
