import { answerFrom, startEmpty } from '../support/empty-store.ts';
import { post } from '../support/post.ts';
import type { Visitor } from '../support/visitor.ts';
import type { State } from './state.ts';

/** An installation that is not set up, started once: the demonstration has been. */
let empty: ReturnType<typeof startEmpty> | undefined;

async function withKey(visitor: Visitor): Promise<string> {
  empty ??= startEmpty();
  const { url, key } = await empty;
  await answerFrom(visitor, url, '**/setup/*');
  return `/setup/${key}`;
}

const opened = async (visitor: Visitor) => visitor.opens(await withKey(visitor));

const sent = (fields: { [name: string]: string }) => async (visitor: Visitor) =>
  post(visitor, await withKey(visitor), fields);

export const setupStates: State[] = [
  { route: 'GET /setup/:key', name: 'setting up an empty store', dark: true, reach: opened },
  { route: 'GET /setup/:key', name: 'setting up in large type', senior: true, reach: opened },
  { route: 'POST /setup/:key', name: 'setting up with everything missing', dark: true, reach: sent({}) },
  {
    route: 'GET /setup/:key',
    name: 'a link for setting up that has ended',
    reach: (visitor) => visitor.opens('/setup/ended'),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const setupNotPages: { [route: string]: string } = {
  'GET /robots.txt': 'a file for crawlers',
  'GET /sitemap.xml': 'a file for crawlers',
};
