import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const root = '/workspace/settings';
const files = `${root}/verification-files`;
const administrators = `${root}/administrators`;

const inside = (at: string, name: string, more: Partial<State> = {}) =>
  open(at, at, name, { officer: 'system', ...more });

const posted = (at: string, name: string, fields: { [name: string]: string }, more: Partial<State> = {}) =>
  ({
    route: `POST ${at}`,
    name,
    officer: 'system',
    reach: (visitor) => post(visitor, at, fields),
    ...more,
  }) satisfies State;

export const settingsStates: State[] = [
  inside(root, 'settings: the overview', { dark: true }),
  inside('/workspace/next-steps', 'settings: what to do next', { officer: 'security', dark: true }),
  inside(`${root}/site`, 'settings: the site', { dark: true }),
  open(`${root}/site`, `${root}/site?saved=1`, 'settings: the site, saved', { officer: 'system' }),
  posted(`${root}/site`, 'settings: the site with faults', {
    identifier: '1',
    icp: 'x',
    portal_origins: 'http://example.org',
  }),
  inside(files, 'settings: no files at the root'),
  {
    ...inside(files, 'settings: a file at the root', { dark: true }),
    async reach(visitor, site) {
      const session = await sessionOf(site, 'system');
      await act(site, session, files, { file_name: 'MP_verify_sample.txt', content: 'f3a1' });
      await visitor.opens(files);
    },
  },
  posted(files, 'settings: a file with a wrong name', { file_name: '../x', content: '' }),
  inside(administrators, 'settings: the administrators', { dark: true }),
  posted(administrators, 'settings: an administrator whom there is', {
    role: 'auditor',
    auditor_title: '审计管理员（示例）',
    auditor_name: 'auditor-2',
  }),
  posted(
    `${administrators}/slip`,
    'settings: a slip made again',
    { role: 'auditor' },
    { when: 'closing', dark: true },
  ),
  inside(`${root}/exchange-key`, 'settings: the key of the 12345 system'),
  {
    route: `POST ${root}/exchange-key`,
    name: 'settings: a key just made',
    officer: 'system',
    async reach(visitor) {
      await visitor.opens(`${root}/exchange-key`);
      await visitor.page.locator('form[action$="/exchange-key"] button').click();
    },
  },
  open('*', root, 'settings: not for an editor', { officer: 'editor' }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const settingsNotPages: { [route: string]: string } = {
  'GET /:name{[A-Za-z0-9_-]+\\.(?:txt|html)}': 'a file',
  'POST /workspace/settings/verification-files/removal': 'leads back',
  'GET /workspace/settings/verification-files/removal': 'leads back',
  'GET /workspace/settings/exchange-key/ending': 'leads back',
  'POST /workspace/settings/exchange-key/ending': 'leads back',
  'GET /workspace/settings/administrators/slip': 'leads back',
};
