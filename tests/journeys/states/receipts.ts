import { createHash, randomUUID } from 'node:crypto';
import { receiptFor } from '#server/access/receipts.ts';
import { answeredBefore } from '../support/answered.ts';
import { everythingOf, organisation, resident } from '../support/people.ts';
import { post, postAnswers } from '../support/post.ts';
import { door } from '../support/questionnaire.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const check = '/questionnaires/:slug/check';
const responses = '/questionnaires/:slug/responses';
const everything = everythingOf(resident('公交站牌上的字再大一些'));
const little = everythingOf(organisation);

const held = (site: Site) => answeredBefore(site, resident('多办几场说明会'));

/** The receipt of a sample answer to the questionnaire that has closed. */
function closedReceipt({ stored }: Site): string {
  const key = createHash('sha256').update('sample hall-hours-2021 2021-04-12 0').digest('base64url');
  return receiptFor(stored.salt('hall-hours-2021'), key);
}

/** Somebody with a receipt, at one of the acts that it allows. */
const holder = (path: string, name: string, more: Partial<State> = {}): State => ({
  route: `POST ${path}`,
  name,
  reach: async (visitor, site) => post(visitor, path, { receipt: await held(site) }),
  ...more,
});

async function withdraw(visitor: Visitor, receipt: string) {
  await post(visitor, '/receipts/withdrawal', { receipt, confirmed: 'yes' });
}

async function beginCorrection(visitor: Visitor, site: Site) {
  await post(visitor, '/receipts/correction', { receipt: await held(site) });
}

export const receiptStates: State[] = [
  open('/receipts', '/receipts', 'the look-up', { dark: true }),
  open('/receipts', '/receipts', 'the look-up in large type', { senior: true }),
  {
    route: 'GET /receipts',
    name: 'receipts of this device',
    async reach(visitor) {
      await postAnswers(visitor, '/responses', little, randomUUID());
      await visitor.opens('/receipts');
    },
  },
  {
    route: 'POST /receipts',
    name: 'a wrong number',
    dark: true,
    reach: (visitor) => post(visitor, '/receipts', { receipt: '1234 5678 9012 3450' }),
  },
  holder('/receipts', 'what a receipt opens', { dark: true }),
  holder('/receipts', 'what a receipt opens after closing', {
    reach: (visitor, site) => post(visitor, '/receipts', { receipt: closedReceipt(site) }),
  }),
  {
    route: 'POST /receipts',
    name: 'a receipt of what was withdrawn',
    async reach(visitor, site) {
      const receipt = await held(site);
      await withdraw(visitor, receipt);
      await post(visitor, '/receipts', { receipt });
    },
  },
  holder('/receipts/data', 'everything kept under a receipt', { dark: true }),
  holder('/receipts/data', 'everything kept under a receipt, in large type', { senior: true }),
  {
    route: 'POST /receipts/data',
    name: 'everything kept under a receipt of what was withdrawn',
    async reach(visitor, site) {
      const receipt = await held(site);
      await withdraw(visitor, receipt);
      await post(visitor, '/receipts/data', { receipt });
    },
  },
  holder('/receipts/withdrawal', 'asked before withdrawing'),
  {
    route: 'POST /receipts/withdrawal',
    name: 'withdrawn',
    reach: async (visitor, site) => withdraw(visitor, await held(site)),
  },
  {
    route: 'POST /receipts/correction',
    name: 'correcting what was withdrawn',
    async reach(visitor, site) {
      const receipt = await held(site);
      await withdraw(visitor, receipt);
      await post(visitor, '/receipts/correction', { receipt });
    },
  },
  { route: `GET ${check}`, name: 'a correction about to be sent', reach: beginCorrection },
  {
    route: `POST ${check}`,
    name: 'answers about to be sent',
    dark: true,
    reach: (visitor) => postAnswers(visitor, '/check', everything, randomUUID()),
  },
  {
    route: `POST ${check}`,
    name: 'answers about to be sent, in large type',
    senior: true,
    reach: (visitor) => postAnswers(visitor, '/check', little, randomUUID()),
  },
  {
    route: `POST ${check}`,
    name: 'answers with something left out',
    reach: (visitor) => postAnswers(visitor, '/check', { ...everything, Q10: {} }, randomUUID()),
  },
  {
    route: `POST ${responses}`,
    name: 'the receipt',
    dark: true,
    reach: (visitor) => postAnswers(visitor, '/responses', little, randomUUID()),
  },
  {
    route: `POST ${responses}`,
    name: 'the receipt in large type',
    senior: true,
    reach: (visitor) => postAnswers(visitor, '/responses', little, randomUUID()),
  },
  {
    route: `POST ${responses}`,
    name: 'the receipt of what had been counted',
    async reach(visitor) {
      const key = randomUUID();
      await postAnswers(visitor, '/responses', little, key);
      await postAnswers(visitor, '/responses', little, key);
    },
  },
  {
    route: `POST ${responses}`,
    name: 'the receipt of a correction',
    async reach(visitor, site) {
      await beginCorrection(visitor, site);
      await visitor.follows('responses.submit_correction');
    },
  },
  {
    route: `POST ${responses}`,
    name: 'a half answer that is no longer there',
    reach: (visitor) => post(visitor, `${door}/responses`, {}),
  },
];
