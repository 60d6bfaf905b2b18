import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const entry = '/workspace/inquiries/new';

export const specialTopicsStates: State[] = [
  open('/inquiries/topics', '/inquiries/topics', 'special topics'),
  open('/inquiries/topics/:slug', '/inquiries/topics/education-20210515', 'a special topic', { dark: true }),
  open('/inquiries/answers', '/inquiries/answers', 'published answers'),
  open('/inquiries/answers/:slug', '/inquiries/answers/school-documents', 'a published answer'),
  open(entry, entry, 'a call entered by a clerk', { officer: 'clerk' }),
  {
    route: `POST ${entry}`,
    name: 'the slip of a call',
    officer: 'clerk',
    reach: (visitor) =>
      post(visitor, entry, {
        key: `call-${visitor.language}-${'k'.repeat(24)}`,
        channel: 'phone',
        kind: 'consult',
        category: 'education',
        requester: 'person',
        title: '转学要办什么手续？',
        body: '下学期转学，想知道先找哪个学校。',
        way: 'direct',
        answer: '先向转入学校提出，同意后由两校办理学籍转接。',
      }),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const specialTopicsNotPages: { [route: string]: string } = {
  'GET /inquiries/topics.ics': 'a file',
  'GET /inquiries/similar': 'a part of a page',
  'POST /workspace/inquiries/:number/known-answer': 'leads to the draft',
};
