import { open, type State } from './state.ts';

const operation = '/api/operations/:operation';
const card = '/embed/questionnaires/:slug';

export const connectingStates: State[] = [
  open('/api', '/api', 'the open API', { dark: true }),
  open('/api', '/api', 'the open API in large type', { senior: true }),
  open('/api/problems', '/api/problems', 'what comes back when something is wrong'),
  open('/api/embeds', '/api/embeds', 'code for another site'),
  open(operation, '/api/operations/results', 'an operation that can be tried', { dark: true }),
  open(operation, '/api/operations/outcome', 'an operation with a long answer'),
  open(operation, '/api/operations/response', 'an operation that sends', { senior: true }),
  {
    route: `GET ${operation}`,
    name: 'an answer of the API',
    async reach(visitor) {
      await visitor.opens('/api/operations/consultations');
      await visitor.presses('connecting.ask');
      await visitor.page.locator('[data-answer]').waitFor();
    },
  },
  open(`${operation}/request`, '/api/operations/questionnaire/request?slug=', 'nothing to ask for'),
  open(card, '/embed/questionnaires/zwgk-social-2021', 'a questionnaire’s card'),
  open(card, '/embed/questionnaires/hall-hours-2021', 'the card of a questionnaire with results'),
  open(card, '/embed/questionnaires/nothing', 'a card of nothing'),
  open('/embed/consultations', '/embed/consultations', 'the list of what is open'),
  open('/embed/consultations', '/embed/consultations', 'the list with nothing open', { when: 'closed' }),
  open('/embed/policies', '/embed/policies', 'policies on another site'),
  open('/embed/interviews', '/embed/interviews', 'interviews on another site'),
  open('/embed/open-day', '/embed/open-day', 'the Open Day on another site'),
  open('/open-data', '/open-data', 'every public data set', { dark: true }),
  open('/open-data/:file', '/open-data/policies', 'the fields of a public data set'),
  open('/search', '/search?q=%E6%94%BF%E5%8A%A1&kind=edition', 'a search of one kind'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const connectingNotPages: { [route: string]: string } = {
  'GET /embed/consultations.json': 'JSON',
  'GET /embed/policies.json': 'JSON',
  'GET /embed/interviews.json': 'JSON',
  'GET /embed/open-day.json': 'JSON',
  'GET /calendar.ics': 'a calendar',
  'GET /open-data.json': 'JSON',
};
