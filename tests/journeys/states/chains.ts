import { agreeAs, longProposal } from '../support/chains.ts';
import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const board = '/workspace/approvals';
const chains = '/workspace/chains';
const chain = `${chains}/:slug/:kind`;
const long = `${chains}/health-commission/consultation`;
const absences = '/workspace/absences';

/** A matter in the middle of the long chain: the section head has agreed. */
const halfway = new Map<string, Promise<string>>();

function inTheMiddle(site: Site): Promise<string> {
  const known = halfway.get(site.url) ?? reachMiddle(site);
  halfway.set(site.url, known);
  return known;
}

async function reachMiddle(site: Site): Promise<string> {
  const sheet = await longProposal(site, 'halfway');
  await agreeAs(site, 'section-head', sheet, '请法规处审核。');
  return sheet;
}

const matter = (name: string, officer: string, more: Partial<State> = {}, end = ''): State => ({
  route: `GET ${board}/:id${end}`,
  name,
  officer,
  async reach(visitor, site) {
    await visitor.opens((await inTheMiddle(site)) + end);
  },
  ...more,
});

const waiting = (name: string, officer: string, address = board): State => ({
  route: `GET ${board}`,
  name,
  officer,
  async reach(visitor, site) {
    await longProposal(site, 'halfway');
    await visitor.opens(address);
  },
});

const posted = (route: string, name: string, address: string, fields: { [name: string]: string }): State => ({
  route: `POST ${route}`,
  name,
  officer: route === absences ? 'section-head' : 'security',
  reach: (visitor) => post(visitor, address, fields),
});

/** Leave recorded once for each site, of an officer whom no other state needs. */
const recorded = new Map<string, Promise<unknown>>();

async function withLeave(visitor: Visitor, site: Site) {
  const known = recorded.get(site.url) ?? record(site);
  recorded.set(site.url, known);
  await known;
  await visitor.opens(absences);
}

async function record(site: Site) {
  const session = await sessionOf(site, 'secrecy');
  const page = await fetch(site.url + absences, { headers: { Cookie: `session=${session}` } });
  const deputy = /<option value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  await act(site, session, absences, { deputy, from: '2021-12-20', until: '2021-12-24' });
}

export const chainsStates: State[] = [
  open(chains, chains, 'the chains of every department', { officer: 'security', dark: true }),
  open(chains, chains, 'the chains of one’s own departments', { officer: 'legal' }),
  open(chains, `${chains}?saved`, 'a chain that was saved', { officer: 'security' }),
  open(chain, long, 'a chain of five acts', { officer: 'security', dark: true }),
  open(chain, `${chains}/civil-affairs/release`, 'a chain that nobody set', { officer: 'security' }),
  posted(chain, 'a chain with faults', long, { act_2: 'legal', act_3: 'legal', who_4: 'officer:x' }),
  open(absences, absences, 'leave, none recorded', { officer: 'section-head' }),
  open(absences, absences, 'leave of everybody', { officer: 'security' }),
  {
    route: `GET ${absences}`,
    name: 'leave that is recorded',
    officer: 'secrecy',
    dark: true,
    reach: withLeave,
  },
  posted(absences, 'leave with faults', absences, { deputy: '', from: '2021-02-30', until: '' }),
  waiting('a board of what is under way', 'editor'),
  waiting('a board of one kind', 'section-head', `${board}?kind=outcome`),
  matter('a matter in the middle of a long chain', 'legal', { dark: true }),
  matter('a matter that waits for another act', 'section-head'),
  matter('a matter that its author may recall', 'editor'),
  matter('the sheet on paper, half done', 'legal', { dark: true }, '/sheet'),
  {
    route: `POST ${board}/:id/scan`,
    name: 'a scan without its file',
    officer: 'legal',
    async reach(visitor, site) {
      await visitor.opens(await inTheMiddle(site));
      await visitor.page.locator('details summary').click();
      await visitor.follows('chains.scan_button');
    },
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const chainsNotPages: { [route: string]: string } = {
  'GET /workspace/approvals/:id/recall': 'leads to the sheet',
  'POST /workspace/approvals/:id/recall': 'leads to the sheet',
  'GET /workspace/approvals/:id/scan': 'leads to the sheet',
  'GET /workspace/approvals/:id/scans/:step': 'a file',
  'GET /workspace/absences/:id/end': 'leads to the list',
  'POST /workspace/absences/:id/end': 'leads to the list',
};
