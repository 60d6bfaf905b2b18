import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const root = '/workspace/interviews';
const one = `${root}/:id`;
const question = `${one}/questions/:no`;
const live = '/interviews/mother-child-2021';

/** A page of the desk of the live interview, by way of the list. */
const desk = (at: string, end: string, name: string, more: Partial<State> = {}): State => ({
  route: `GET ${at}`,
  name,
  officer: 'moderator',
  async reach(visitor) {
    await visitor.opens(root);
    const href = await visitor.page.locator('main h2 a').nth(1).getAttribute('href');
    await visitor.opens((href ?? '').replace(/^\/en(?=\/)/, '') + end);
  },
  ...more,
});

export const interviewsStates: State[] = [
  open('/interviews', '/interviews', 'interviews', { dark: true }),
  open('/interviews/:slug', live, 'an interview that is live', { dark: true }),
  open('/interviews/:slug', '/interviews/waste-sorting-2021', 'an interview with its transcript'),
  open('/interviews/:slug', '/interviews/fund-raising-2021', 'an interview that takes questions'),
  open('/interviews/:slug/questions/new', `${live}/questions/new`, 'asking in an interview'),
  open('/interviews/:slug/questions/new', '/interviews/waste-sorting-2021/questions/new', 'asking too late'),
  {
    route: 'POST /interviews/:slug/questions',
    name: 'a question with a telephone number',
    reach: (visitor) =>
      post(visitor, `${live}/questions`, { key: 'k'.repeat(32), text: '请打13812345678', asker: '' }),
  },
  {
    route: 'POST /interviews/:slug/questions',
    name: 'the receipt of a question',
    reach: (visitor) =>
      post(visitor, `${live}/questions`, {
        key: `receipt-${visitor.language}-${'k'.repeat(24)}`,
        text: '几点开门？',
        asker: '',
      }),
  },
  open(root, root, 'interviews on the desk', { officer: 'moderator' }),
  desk(one, '', 'the queue of questions', { dark: true }),
  desk(question, '/questions/6', 'a question that waits for review'),
  desk(question, '/questions/4', 'an answer that waits to be published'),
  desk(question, '/questions/5', 'an answer being written', { officer: 'editor' }),
  desk(`${one}/entry`, '/entry', 'a question entered for somebody', { officer: 'clerk' }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const interviewsNotPages: { [route: string]: string } = {
  'GET /interviews.ics': 'a file',
  'GET /interviews/:slug/interview.ics': 'a file',
  'GET /interviews/:slug/answers': 'a part of a page',
  'GET /interviews/:slug/questions': 'leads to the interview',
  'GET /workspace/interviews/:id/questions/:no/decision': 'leads to the question',
  'GET /workspace/interviews/:id/questions/:no/answer': 'leads to the question',
  'GET /workspace/interviews/:id/questions/:no/publication': 'leads to the question',
  'GET /workspace/interviews/:id/transcript': 'leads to the queue',
  'POST /workspace/interviews/:id/transcript': 'leads to the draft',
  'POST /workspace/interviews/:id/questions/:no/decision': 'leads on, or shows the question again',
  'POST /workspace/interviews/:id/questions/:no/answer': 'leads back, or shows the question again',
  'POST /workspace/interviews/:id/questions/:no/publication': 'leads back, or shows the question again',
  'POST /workspace/interviews/:id/entry': 'the receipt, as anybody gets it',
};
