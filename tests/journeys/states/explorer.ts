import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const route = '/workspace/questionnaires/:slug';
const social = '/workspace/questionnaires/zwgk-social-2021';

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(`${route}${at}`, `${social}${address}`, name, { officer: 'analyst', ...more });

export const explorerStates: State[] = [
  inside('/figures', '/figures?item=Q10', 'explorer: all rows of a matrix', { dark: true }),
  inside('/figures', '/figures?item=Q7&by=Q1&by=Q3&sort=value', 'explorer: two groupings'),
  inside('/figures', '/figures?item=Q11&by=Q3&swap=1&chart=diverging', 'explorer: a drawing', { dark: true }),
  inside('/figures', '/figures?item=Q11&by=Q3&chart=dots', 'explorer: dots'),
  inside('/figures', '/figures?item=Q11&by=Q3&chart=heat', 'explorer: a heat map'),
  inside('/figures', '/figures?item=Q7&where=Q3:25-34&where=channel:online', 'explorer: some of the answers'),
  inside('/figures', '/figures?item=Q7&by=Q1&by=Q2&by=Q3&by=Q4', 'explorer: too much asked for'),
  inside('/figures', '/figures?item=Q11&by=Q3', 'explorer: without scripts', { plain: true }),
  inside('/differences', '/differences?by=Q3', 'where groups differ', { dark: true }),
  inside('/differences', '/differences?by=Q99', 'groups that there are not'),
  inside('/views', '/views', 'no kept figures', { officer: 'legal' }),
  {
    route: `GET ${route}/views`,
    name: 'kept figures',
    officer: 'analyst',
    async reach(visitor, site) {
      const session = await sessionOf(site, 'analyst');
      await act(site, session, `${social}/views`, { name: '读懂程度，按年龄', address: '?item=Q11&by=Q3' });
      await visitor.opens(`${social}/views`);
    },
  },
  {
    route: `POST ${route}/views`,
    name: 'a kept figure without a name',
    officer: 'analyst',
    reach: (visitor) => post(visitor, `${social}/views`, { name: ' ', address: '?item=Q11&by=Q3' }),
  },
  {
    route: `POST ${route}/views/:id`,
    name: 'a kept figure whose name is taken away',
    officer: 'analyst',
    async reach(visitor, site) {
      const session = await sessionOf(site, 'analyst');
      await act(site, session, `${social}/views`, { name: '了解渠道', address: '?item=Q7' });
      await visitor.opens(`${social}/views`);
      const form = visitor.page.locator('details:has(form) form:not([action$="removal"])').first();
      const action = await form.getAttribute('action');
      await post(visitor, (action ?? '').replace('/en', ''), { name: ' ' });
    },
  },
];

export const explorerNotPages: { [route: string]: string } = {
  'GET /workspace/questionnaires/:slug/views/:id': 'leads to the figure',
  'POST /workspace/questionnaires/:slug/views/:id/removal': 'leads back',
};
