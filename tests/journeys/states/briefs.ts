import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const root = '/workspace/briefs';
const draft = `${root}/:id`;
const issue = `${draft}/issues/:no`;

/** The address of a brief with gaps and of internal figures: made once for each site. */
const made = new Map<string, Promise<string>>();

function gaps(site: Site) {
  const known = made.get(site.url) ?? begin(site);
  made.set(site.url, known);
  return known;
}

async function begin(site: Site) {
  const session = await sessionOf(site, 'analyst');
  const answer = await act(site, session, `${root}/new`, { questionnaire: 'zwgk-social-2021' });
  return answer.headers.get('location') ?? '';
}

/** The signed brief of the demonstration. */
const signed = (at: string, end: string, name: string, more: Partial<State> = {}): State => ({
  route: `GET ${at}`,
  name,
  officer: 'decision',
  async reach(visitor) {
    await visitor.opens(root);
    const href = await visitor.page.locator('tbody th a').last().getAttribute('href');
    await visitor.opens((href ?? '').replace(/^\/en(?=\/)/, '') + end);
  },
  ...more,
});

const written = (at: string, end: string, name: string, more: Partial<State> = {}): State => ({
  route: `GET ${at}`,
  name,
  officer: 'analyst',
  async reach(visitor, site) {
    await visitor.opens((await gaps(site)) + end);
  },
  ...more,
});

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'analyst', ...more });

export const briefsStates: State[] = [
  inside(root, root, 'briefs', { dark: true }),
  inside(root, root, 'no briefs yet', { officer: 'hotline' }),
  inside(root, root, 'briefs for a leader', { officer: 'decision' }),
  inside(`${root}/new`, `${root}/new`, 'what a brief rests on', { dark: true }),
  inside(
    `${root}/new`,
    `${root}/new?questionnaire=zwgk-social-2021&figure=item%3DQ11%26by%3DQ3`,
    'a figure on its way into a brief',
  ),
  {
    route: `POST ${root}/new`,
    name: 'a brief that rests on nothing',
    officer: 'analyst',
    reach: (visitor) => post(visitor, `${root}/new`, {}),
  },
  written(draft, '', 'a brief being written', { dark: true }),
  written(`${draft}/print`, '/print', 'a draft on paper'),
  {
    route: `POST ${draft}`,
    name: 'an address that is none',
    officer: 'analyst',
    async reach(visitor, site) {
      const fields = { revision: '1', title: '摘要', 'add.address': 'https://example.org/' };
      await post(visitor, await gaps(site), fields);
    },
  },
  {
    route: `POST ${draft}`,
    name: 'a colleague was faster',
    officer: 'analyst',
    async reach(visitor, site) {
      await post(visitor, await gaps(site), { revision: '0', title: visitor.language });
    },
  },
  signed(issue, '', 'a signed brief', { dark: true }),
  signed(`${issue}/figures/:figure`, '/figures/1', 'a figure of a signed brief'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const briefsNotPages: { [route: string]: string } = {
  'POST /workspace/briefs/:id/proposals': 'leads to the sheet',
  'GET /workspace/briefs/:id/issues/:no/snapshot.json': 'JSON',
};
