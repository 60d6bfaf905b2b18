import { sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const organisation = '/workspace/organisation';
const office = `${organisation}/general-office`;
const officers = '/workspace/officers';
const at = `${officers}/:id`;

const inside = (route: string, address: string, name: string, more: Partial<State> = {}) =>
  open(route, address, name, { officer: 'security', ...more });

const posted = (
  route: string,
  name: string,
  address: string | ((site: Site) => Promise<string>),
  fields: { [name: string]: string } = {},
): State => ({
  route: `POST ${route}`,
  name,
  officer: 'security',
  reach: async (visitor, site) =>
    post(visitor, typeof address === 'string' ? address : await address(site), fields),
});

/** Does something that only fields and a session are needed for, wherever it leads. */
async function send(site: Site, path: string, fields: { [name: string]: string }): Promise<string> {
  const answer = await fetch(site.url + path, {
    method: 'POST',
    headers: { Cookie: `session=${await sessionOf(site, 'security')}`, Origin: site.url },
    body: new URLSearchParams(fields),
  });
  return answer.text();
}

async function read(site: Site, path: string): Promise<string> {
  const headers = { Cookie: `session=${await sessionOf(site, 'security')}` };
  return (await fetch(site.url + path, { headers })).text();
}

/** The address of the account with a sign-in name. */
async function accountOf(site: Site, name: string): Promise<string> {
  const html = await read(site, `${officers}?q=${name}`);
  const row = html.split('<tr').find((each) => each.includes(`<code>${name}</code>`)) ?? '';
  return /href="([^"]*)"/.exec(row)?.[1] ?? '';
}

const part = (name: string, end: string) => async (site: Site) => (await accountOf(site, name)) + end;

const officer = (route: string, name: string, which: string, end = '', more: Partial<State> = {}): State => ({
  route: `GET ${route}`,
  name,
  officer: 'security',
  reach: async (visitor, site) => visitor.opens((await accountOf(site, which)) + end),
  ...more,
});

/** A section made once for each site. */
const sections = new Map<string, Promise<string>>();

function sectionOf(site: Site): Promise<string> {
  const known = sections.get(site.url) ?? makeSection(site);
  sections.set(site.url, known);
  return known;
}

async function makeSection(site: Site): Promise<string> {
  await send(site, `${office}/sections`, {
    name: '信息公开科（示例）',
    'name.en': 'Openness section (sample)',
  });
  const html = await read(site, office);
  return /action="([^"]*\/sections\/[^/"]+)"/.exec(html)?.[1] ?? '';
}

/** An account of one's own to try things on. */
async function newAccount(visitor: Visitor, site: Site, name: string): Promise<string> {
  const own = `${name}-${visitor.language.toLowerCase()}`;
  const place = /<option value="([^"/]+)"/.exec(
    (await read(site, `${officers}/new`)).split('id="place"')[1] ?? '',
  );
  await send(site, `${officers}/new`, { title: '试用岗（示例）', place: place?.[1] ?? '', name: own });
  return own;
}

const line = {
  no: '2',
  department: 'nowhere',
  section: '',
  title: '岗',
  titleInEnglish: '',
  signInName: 'analyst',
  roles: '皇帝',
  roleDepartments: '',
};

export const accountsStates: State[] = [
  inside(organisation, organisation, 'departments', { dark: true }),
  posted(organisation, 'a department without a name', organisation, { slug: 'X Y' }),
  inside(`${organisation}/:code`, office, 'a department with what keeps it open', { dark: true }),
  posted(`${organisation}/:code`, 'a department renamed to nothing', office),
  posted(`${organisation}/:code/closure`, 'closing a department with open work', `${office}/closure`),
  posted(`${organisation}/:code/sections`, 'a section without a name', `${office}/sections`),
  posted(`${organisation}/:code/sections/:id`, 'a section renamed to nothing', sectionOf),
  inside(officers, officers, 'accounts', { dark: true }),
  inside(officers, `${officers}?q=nobody`, 'accounts that are not found'),
  inside(`${officers}/new`, `${officers}/new`, 'the form of a new account'),
  posted(`${officers}/new`, 'a new account with gaps', `${officers}/new`, { name: 'A B', role: 'emperor' }),
  {
    route: `POST ${officers}/new`,
    name: 'the slip of a new account',
    officer: 'security',
    dark: true,
    async reach(visitor) {
      await visitor.opens(`${officers}/new`);
      await visitor.page.locator('#title').fill('试用岗（示例）');
      await visitor.page.locator('#place').selectOption({ index: 1 });
      await visitor.page.locator('#name').fill(`slip-${visitor.language.toLowerCase()}`);
      await visitor.follows('accounts.open');
    },
  },
  officer(at, 'an account', 'analyst', '', { dark: true }),
  officer(at, 'one’s own account', 'security'),
  posted(at, 'an account without a post', part('analyst', '')),
  posted(`${at}/roles`, 'roles that do not go together', part('analyst', '/roles'), { role: 'emperor' }),
  {
    route: `POST ${at}/password`,
    name: 'a reset password',
    officer: 'security',
    async reach(visitor, site) {
      const name = await newAccount(visitor, site, 'reset');
      await visitor.opens(await accountOf(site, name));
      await visitor.follows('accounts.password_reset_button');
    },
  },
  officer(`${at}/hand-over`, 'what an officer has open', 'editor', '/hand-over', { dark: true }),
  posted(`${at}/hand-over`, 'a hand-over to nobody', part('editor', '/hand-over')),
  {
    route: `GET ${at}/hand-over`,
    name: 'work that was handed over',
    officer: 'security',
    async reach(visitor, site) {
      const address = await accountOf(site, await newAccount(visitor, site, 'leaving'));
      const html = await read(site, `${address}/hand-over`);
      const [, deputy = ''] = /<option value="([^"]+)"/.exec(html) ?? [];
      await send(site, `${address}/hand-over`, { deputy });
      await visitor.opens(`${address}/hand-over`);
    },
  },
  inside(`${officers}/import`, `${officers}/import`, 'the place to send a list'),
  {
    route: `POST ${officers}/import`,
    name: 'no list chosen',
    officer: 'security',
    async reach(visitor) {
      await visitor.opens(`${officers}/import`);
      await visitor.follows('accounts.check');
    },
  },
  posted(`${officers}/import/accounts`, 'a list with faults', `${officers}/import/accounts`, line),
  posted(`${officers}/import/accounts`, 'no list at all', `${officers}/import/accounts`),
  inside('/workspace/sessions', '/workspace/sessions', 'who is signed in'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const accountsNotPages: { [route: string]: string } = {
  [`GET ${organisation}/:code/closure`]: 'leads to the department',
  [`GET ${organisation}/:code/sections`]: 'leads to the department',
  [`GET ${organisation}/:code/sections/:id`]: 'leads to the department',
  [`GET ${organisation}/:code/sections/:id/closure`]: 'leads to the department',
  [`POST ${organisation}/:code/sections/:id/closure`]: 'leads to the department',
  [`GET ${officers}/import/template.xlsx`]: 'a file',
  [`GET ${officers}/import/accounts`]: 'leads to the import',
  [`GET ${officers}/export.csv`]: 'a file',
  [`GET ${at}/roles`]: 'leads to the account',
  [`GET ${at}/password`]: 'leads to the account',
  [`GET ${at}/second-factor`]: 'leads to the account',
  [`POST ${at}/second-factor`]: 'leads to the account',
  [`GET ${at}/state`]: 'leads to the account',
  [`POST ${at}/state`]: 'leads to the account',
  [`GET ${at}/sessions`]: 'leads to the account',
  [`POST ${at}/sessions`]: 'leads to the account',
  [`GET ${at}/hand-over/end`]: 'leads to the hand-over',
  [`POST ${at}/hand-over/end`]: 'leads to the hand-over',
  'POST /workspace/sessions': 'leads to the sessions',
};
