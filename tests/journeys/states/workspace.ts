import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const root = '/workspace/questionnaires';
const route = `${root}/:slug`;
const social = `${root}/zwgk-social-2021`;
const hall = `${root}/hall-hours-2021`;
const sheet = '/workspace/approvals/:id';

/** The address of the approval sheet of a release that waits for its signature: made once for each site. */
const proposals = new Map<string, Promise<string>>();

function proposed(site: Site): Promise<string> {
  const known = proposals.get(site.url) ?? propose(site);
  proposals.set(site.url, known);
  return known;
}

async function propose(site: Site): Promise<string> {
  const session = await sessionOf(site, 'analyst');
  await act(site, session, `${social}/entry-closure`);
  const answer = await act(site, session, `${social}/releases`);
  return answer.headers.get('location') ?? '';
}

/** A page once the release of a closed questionnaire waits for its signature. */
const waiting = (at: string, officer: string, address: string | undefined, name: string): State => ({
  route: `GET ${at}`,
  name,
  when: 'closed',
  officer,
  async reach(visitor, site) {
    const sheetOfRelease = await proposed(site);
    await visitor.opens(address ?? sheetOfRelease);
  },
});

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'analyst', ...more });

const signIn = '/workspace/sign-in';
const interrupted = `${signIn}/interrupted`;

export const workspaceStates: State[] = [
  open(signIn, '/workspace', 'at the door of the workspace', { dark: true }),
  {
    route: `POST ${signIn}`,
    name: 'a wrong password',
    reach: (visitor) => post(visitor, signIn, { name: visitor.language, password: 'wrong' }),
  },
  {
    route: `POST ${interrupted}`,
    name: 'a session that ended in the middle',
    reach: (visitor) => post(visitor, '/workspace/approvals/1/return', { note: '请补充抽样说明' }),
  },
  {
    route: `POST ${signIn}`,
    name: 'going on after signing in again',
    async reach(visitor) {
      await post(visitor, '/workspace/approvals/1/return', { note: '请补充抽样说明' });
      await visitor.page.locator('#name').fill('approver');
      await visitor.page.locator('#password').fill('wenji-demo-2021');
      await visitor.follows('staff.sign_in_button');
    },
  },
  inside('/workspace', '/workspace', "the day's matters", { dark: true }),
  inside('/workspace', '/workspace', 'the day of an officer without questionnaires', { officer: 'security' }),
  inside('/workspace/approvals', '/workspace/approvals', 'nothing to sign', { officer: 'legal' }),
  inside(root, root, 'questionnaires'),
  inside(root, root, 'no questionnaires', { officer: 'auditor' }),
  inside(route, social, 'an open questionnaire', { dark: true }),
  inside(route, social, 'a questionnaire that concerns the department', { officer: 'hotline' }),
  inside(route, hall, 'a questionnaire whose results are out'),
  inside(`${route}/figures`, `${social}/figures`, 'a figure', { dark: true }),
  inside(`${route}/figures`, `${social}/figures?item=Q10.find&by=Q3`, 'a figure by groups'),
  inside(`${route}/figures`, `${social}/figures?item=Q1&by=Q2`, 'a figure that would give people away'),
  inside(`${route}/figures`, `${social}/figures?item=Q22`, 'a figure that there is not'),
  inside(`${route}/releases/:no`, `${hall}/releases/1`, 'a release from inside'),
  inside(`${route}/releases/:no`, `${hall}/releases/1?item=H3`, 'its figure'),
  inside('*', `${root}/nothing`, 'a questionnaire that there is not'),
  inside(route, social, 'a closed questionnaire before entry is finished', { when: 'closed' }),
  waiting(route, 'analyst', social, 'a questionnaire whose release waits'),
  waiting('/workspace', 'approver', '/workspace', 'a day with something to sign'),
  waiting('/workspace/approvals', 'approver', '/workspace/approvals', 'something to sign'),
  waiting('/workspace/approvals', 'analyst', '/workspace/approvals', 'something of one’s own to be signed'),
  waiting(`${route}/releases/:no`, 'approver', `${social}/releases/1`, 'the release to be signed'),
  waiting(sheet, 'approver', undefined, 'the sheet of what waits'),
  waiting(sheet, 'analyst', undefined, 'the sheet of one’s own'),
  {
    route: `POST ${sheet}/signature`,
    name: 'a signature without the review of secrecy',
    when: 'closed',
    officer: 'approver',
    async reach(visitor, site) {
      await visitor.opens(await proposed(site));
      await visitor.follows('staff.sign_button');
    },
  },
  {
    route: `POST ${sheet}/return`,
    name: 'a return without a note',
    when: 'closed',
    officer: 'approver',
    async reach(visitor, site) {
      await visitor.opens(await proposed(site));
      await visitor.follows('staff.return_button');
    },
  },
];
