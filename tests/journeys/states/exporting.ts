import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const route = '/workspace/questionnaires/:slug/exports';
const social = '/workspace/questionnaires/zwgk-social-2021/exports';
const hall = '/workspace/questionnaires/hall-hours-2021/exports';

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'analyst', ...more });

/** The addresses of requests, made once for each site. */
const requests = new Map<string, Promise<{ waiting: string; agreed: string }>>();

async function makeRequests(site: Site) {
  const analyst = await sessionOf(site, 'analyst');
  const approver = await sessionOf(site, 'approver');
  const ask = async (kind: string) => {
    const purpose = '研究室分析各区市民的回答，用完销毁';
    return (await act(site, analyst, `${hall}/requests`, { kind, purpose })).headers.get('location') ?? '';
  };
  const waiting = await ask('microdata');
  const agreed = await ask('public_use');
  await act(site, approver, `${agreed}/decision`, { agreed: 'yes', note: '用途合适，同意' });
  return { waiting, agreed };
}

async function asked(site: Site, which: 'waiting' | 'agreed'): Promise<string> {
  const known = requests.get(site.url) ?? makeRequests(site);
  requests.set(site.url, known);
  return (await known)[which];
}

const request = (name: string, officer: string, which: 'waiting' | 'agreed' = 'waiting'): State => ({
  route: `GET ${route}/requests/:id`,
  name,
  officer,
  async reach(visitor, site) {
    await visitor.opens(await asked(site, which));
  },
});

export const exportingStates: State[] = [
  inside(route, social, 'data and tables to take away', { dark: true }),
  inside(`${route}/table`, `${social}/table`, 'the table of results before a release'),
  inside(route, hall, 'answers one by one, to be asked for'),
  {
    route: `POST ${route}/requests`,
    name: 'a request without a purpose',
    officer: 'analyst',
    async reach(visitor) {
      await post(visitor, `${hall}/requests`, { kind: 'microdata', purpose: '研究' });
    },
  },
  request('a request that waits', 'analyst'),
  request('a request to be decided', 'approver'),
  {
    ...request('a decision without a note', 'approver'),
    route: `POST ${route}/requests/:id/decision`,
    async reach(visitor, site) {
      await post(visitor, `${await asked(site, 'waiting')}/decision`, { agreed: 'yes', note: '' });
    },
  },
  request('files that may be taken', 'analyst', 'agreed'),
];

export const exportingNotPages: { [route: string]: string } = {
  [`GET ${route}/table.xlsx`]: 'a file',
  [`GET ${route}/codebook.csv`]: 'a file',
  [`GET ${route}/codebook.json`]: 'a file',
  [`GET ${route}/codebook.xlsx`]: 'a file',
  [`GET ${route}/read.R`]: 'a file',
  [`GET ${route}/read.sps`]: 'a file',
  [`GET ${route}/margins.json`]: 'a file',
  [`GET ${route}/requests/:id/codes.csv`]: 'a file',
  [`GET ${route}/requests/:id/labels.csv`]: 'a file',
  [`GET ${route}/requests/:id/answers.xlsx`]: 'a file',
  [`GET ${route}/requests/:id/answers.json`]: 'a file',
  'GET /questionnaires/:slug/results.xlsx': 'a file',
};
