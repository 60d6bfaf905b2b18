import { open, type State } from './state.ts';

const results = '/questionnaires/hall-hours-2021/results';
const route = '/questionnaires/:slug/results';

export const publicStates: State[] = [
  open('/', '/', 'the first page', { dark: true }),
  open('/', '/', 'the first page in large type', { senior: true }),
  open('/', '/', 'the first page with nothing open', { when: 'closed' }),
  open('/privacy', '/privacy', 'privacy'),
  open('/accessibility', '/accessibility', 'accessibility', { senior: true }),
  open('/about', '/about', 'about'),
  open('*', '/nothing', 'a page that is not there'),
  open(route, results, 'released results', { dark: true }),
  open(route, results, 'released results in large type', { senior: true }),
  open(route, `${results}?item=H3`, 'a released figure'),
  open(route, `${results}?item=H4&by=P1`, 'a released figure by groups', { dark: true }),
  open(route, '/questionnaires/zwgk-social-2021/results', 'results to come'),
  open(route, '/questionnaires/zwgk-social-2021/results', 'results to come, closed', { when: 'closed' }),
];
