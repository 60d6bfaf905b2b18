import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const copies = '/workspace/open-day/:id/copies';
const editions = '/workspace/pieces/kinds/edition';

/** The edition of 2021 on the desk: copied to the next year once for each site. */
const copied = new Map<string, Promise<string>>();

function edition(site: Site): Promise<string> {
  const known = copied.get(site.url) ?? copy(site);
  copied.set(site.url, known);
  return known;
}

async function copy(site: Site): Promise<string> {
  const session = await sessionOf(site, 'editor');
  const list = await fetch(site.url + editions, { headers: { Cookie: `session=${session}` } });
  const id = /\/workspace\/pieces\/([\w-]{12})"/.exec(await list.text())?.[1] ?? '';
  await act(site, session, copies.replace(':id', id));
  return id;
}

export const openDayStates: State[] = [
  open('/open-day/:year', '/open-day/2021', 'the Open Day', { dark: true }),
  open('/open-day/:year', '/open-day/2021', 'the Open Day when its questions are closed', { when: 'closed' }),
  open('/open-day/:year', '/open-day/1999', 'an Open Day that there was not'),
  open('/open-day/:year/article', '/open-day/2021/article', 'the signed article', { dark: true }),
  {
    route: 'GET /workspace/pieces/:id',
    name: 'an Open Day on the desk',
    officer: 'editor',
    reach: async (visitor, site) => visitor.opens(`/workspace/pieces/${await edition(site)}`),
  },
  {
    route: `POST ${copies}`,
    name: 'an Open Day that was copied before',
    officer: 'editor',
    reach: async (visitor, site) => post(visitor, copies.replace(':id', await edition(site)), {}),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const openDayNotPages: { [route: string]: string } = {
  'GET /open-day': 'leads to the newest',
  'GET /open-day/:year/now': 'a part of a page',
  'GET /open-day/:year/programme.ics': 'a calendar file',
};
