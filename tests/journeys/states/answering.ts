import { post } from '../support/post.ts';
import { begin, door } from '../support/questionnaire.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const intro = '/questionnaires/:slug';
const section = `${intro}/sections/:code`;
const item = `${intro}/items/:code`;

const at = (code: string, name: string, more: Partial<State> = {}) =>
  open(section, `${door}/sections/${code}`, name, more);

const large = (code: string, kind: string) =>
  open(item, `${door}/items/${code}`, `${kind} on a page of its own`, { senior: true });

/** A section with answers that bring something in. */
const after = (code: string, name: string, answers: Parameters<Visitor['answers']>[0]): State => ({
  route: `GET ${section}`,
  name,
  async reach(visitor) {
    await visitor.opens(`${door}/sections/${code}`);
    await visitor.answers(answers);
  },
});

const begun = async (visitor: Visitor) => {
  await begin(visitor);
  await visitor.opens(door);
};

const low = { Q17: 'yes', Q18: 'tra', Q19: { conn: '1' } };
const child = { shown: ['Q1', 'Q3'], Q1: 'resident', Q3: 'u14' };

export const answeringStates: State[] = [
  open(intro, door, 'the door of a questionnaire', { dark: true }),
  open(intro, door, 'the door in large type', { senior: true }),
  open(intro, door, 'the door two minutes after closing', { when: 'closing' }),
  open(intro, door, 'the door of a closed questionnaire', { when: 'closed' }),
  { route: `GET ${intro}`, name: 'a draft on this device', reach: begun },
  { route: `GET ${intro}`, name: 'a half answer kept by the server', plain: true, reach: begun },
  at('A', 'the first section', { dark: true }),
  at('A', 'the first section without a script', { plain: true }),
  at('A', 'a section of a closed questionnaire', { when: 'closed' }),
  after('A', 'more items for a resident', { Q1: 'resident' }),
  after('B', 'two channels and other words', { Q7: ['web', 'tv'], Q9: ['other'] }),
  after('C', 'a matrix and what was hard', { Q11: '1' }),
  after('E', 'a second matrix and words', low),
  at('F', 'a ranking and words', { dark: true }),
  {
    route: `GET ${section}`,
    name: 'what was left out, found by the script',
    dark: true,
    async reach(visitor) {
      await visitor.opens(`${door}/sections/C`);
      await visitor.presses('responses.next');
    },
  },
  {
    route: `POST ${section}`,
    name: 'what was left out, found by the server',
    plain: true,
    async reach(visitor) {
      await begin(visitor);
      await visitor.follows('responses.next');
    },
  },
  {
    route: `GET ${section}`,
    name: 'more items after the server looked',
    plain: true,
    async reach(visitor) {
      await begin(visitor);
      await visitor.answers({ Q1: 'resident', Q2: '210204' });
      await visitor.follows('responses.next');
    },
  },
  {
    route: `POST ${section}`,
    name: 'the end for a child',
    reach: (visitor) => post(visitor, `${door}/sections/A`, child),
  },
  large('Q1', 'one choice'),
  large('Q2', 'a place'),
  large('Q7', 'several choices'),
  large('Q10', 'a matrix'),
  large('Q21', 'a ranking'),
  large('Q22', 'words'),
  {
    route: `POST ${item}`,
    name: 'what was left out of a matrix in large type',
    senior: true,
    plain: true,
    reach: (visitor) => post(visitor, `${door}/items/Q10`, { shown: 'Q10' }),
  },
];
