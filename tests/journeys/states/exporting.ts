import { open, type State } from './state.ts';

const route = '/workspace/questionnaires/:slug/exports';
const social = '/workspace/questionnaires/zwgk-social-2021/exports';

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'analyst', ...more });

export const exportingStates: State[] = [
  inside(route, social, 'data and tables to take away', { dark: true }),
  inside(`${route}/table`, `${social}/table`, 'the table of results before a release'),
];

export const exportingNotPages: { [route: string]: string } = {
  [`GET ${route}/table.xlsx`]: 'a file',
  'GET /questionnaires/:slug/results.xlsx': 'a file',
};
