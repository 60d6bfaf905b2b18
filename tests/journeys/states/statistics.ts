import { open, type State } from './state.ts';

const year = '/workspace/statistics/:year';

export const statisticsStates: State[] = [
  open('/inquiries/statistics', '/inquiries/statistics', 'how demands were answered', { dark: true }),
  open(year, '/workspace/statistics/2021', 'the office’s year', { officer: 'approver', dark: true }),
  open(year, '/workspace/statistics/2019', 'a year of which nothing is known', { officer: 'approver' }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const statisticsNotPages: { [route: string]: string } = {
  'GET /inquiries/statistics.csv': 'CSV',
  'GET /inquiries/statistics.json': 'JSON',
  'GET /workspace/statistics': 'this year, as at its own address',
  'GET /workspace/statistics/:file{[0-9]+\\.xlsx}': 'a file',
};
