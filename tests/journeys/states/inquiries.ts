import { randomUUID } from 'node:crypto';
import { sampleAsked } from '#server/demo/play-asked.ts';
import { post } from '../support/post.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const asking = (visitor: Visitor, fields: { [name: string]: string }) =>
  post(visitor, '/inquiries', { ...sampleAsked, ...fields });

/** What was asked is sent again, which shows its receipt, and the receipt is opened. */
async function opened(visitor: Visitor) {
  await asking(visitor, {});
  await post(visitor, '/receipts', { receipt: await visitor.receipt() });
}

export const inquiriesStates: State[] = [
  open('/inquiries', '/inquiries', 'the door of the line', { dark: true }),
  open('/inquiries/new', '/inquiries/new', 'asking the line', { dark: true }),
  {
    route: 'POST /inquiries',
    name: 'a demand with faults and a telephone number',
    reach: (visitor) => asking(visitor, { key: randomUUID(), text: '请打13812345678', category: '' }),
  },
  {
    route: 'POST /inquiries',
    name: 'the receipt of a demand',
    reach: (visitor) => asking(visitor, { key: randomUUID() }),
  },
  {
    route: 'GET /inquiries/progress',
    name: 'how far a demand is',
    async reach(visitor) {
      await asking(visitor, {});
      await visitor.follows('asking.follow');
    },
  },
  {
    route: 'POST /receipts',
    name: 'a demand with its answer, by its receipt',
    dark: true,
    reach: opened,
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const inquiriesNotPages: { [route: string]: string } = {
  'POST /receipts/inquiries/addition': 'the case, as its receipt opens it',
  'POST /receipts/inquiries/correction': 'the case, as its receipt opens it',
  'POST /receipts/inquiries/rating': 'the case, as its receipt opens it',
};
