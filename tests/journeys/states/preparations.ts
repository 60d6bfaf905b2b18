import { readFileSync } from 'node:fs';
import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const root = '/workspace/preparations';
const board = '/workspace/consultations';
const waste = `${board}/waste-measures-2021`;

const text = [
  '停车管理办法',
  '第一条　为了规范停车，制定本办法。',
  '第三条　下列时段免费：',
  '（一）夜间。',
].join('\n');
const file = readFileSync(new URL('../../../db/seeds/mch-services-2021.json', import.meta.url), 'utf8');

/** Addresses of preparations made once for each site: one with gaps, and one that waits for its signature. */
const made = new Map<string, Promise<{ gaps: string; waiting: string }>>();

function preparations(site: Site) {
  const known = made.get(site.url) ?? prepare(site);
  made.set(site.url, known);
  return known;
}

async function prepare(site: Site) {
  const session = await sessionOf(site, 'editor');
  const make = async (fields: { [name: string]: string }) =>
    (await act(site, session, `${root}/new`, fields)).headers.get('location') ?? '';
  const gaps = await make({ act: 'keep', text });
  const definition = { ...JSON.parse(file), slug: 'in-preparation' };
  definition.round.closes_at = '2021-12-01T00:00:00+08:00';
  definition.round.feedback_due_on = '2021-12-31';
  const waiting = await make({ act: 'file', file: JSON.stringify(definition) });
  await act(site, session, `${waiting}/proposals`);
  return { gaps, waiting };
}

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(at, address, name, { officer: 'editor', ...more });

const prepared = (
  at: string,
  name: string,
  which: 'gaps' | 'waiting',
  more: Partial<State> & { end?: string } = {},
) => {
  const { end = '', ...rest } = more;
  return {
    route: `GET ${at}`,
    name,
    officer: 'editor',
    async reach(visitor, site) {
      await visitor.opens((await preparations(site))[which] + end);
    },
    ...rest,
  } satisfies State;
};

const posted = (
  at: string,
  name: string,
  address: (site: Site) => Promise<string>,
  fields: { [name: string]: string },
): State => ({
  route: `POST ${at}`,
  name,
  officer: 'editor',
  async reach(visitor, site) {
    await post(visitor, await address(site), fields);
  },
});

const newOne = async () => `${root}/new`;
const withGaps = async (site: Site) => (await preparations(site)).gaps;

export const preparationsStates: State[] = [
  inside(board, board, 'the board', { dark: true }),
  inside(board, board, 'an empty board', { officer: 'hotline' }),
  inside(`${board}/:slug`, waste, 'a consultation on the board', { officer: 'moderator', dark: true }),
  inside(`${board}/:slug`, waste, 'a consultation for a clerk', { officer: 'clerk' }),
  inside(root, root, 'nothing or something in preparation'),
  inside(`${root}/new`, `${root}/new`, 'the place to paste'),
  posted(`${root}/new`, 'what was recognised, with doubts', newOne, { act: 'preview', text }),
  posted(`${root}/new`, 'nothing recognised', newOne, { act: 'keep', text: '' }),
  posted(`${root}/new`, 'a file with faults', newOne, { act: 'file', file: '{"slug":"X"}' }),
  prepared(`${root}/:id`, 'a preparation with gaps', 'gaps', { dark: true }),
  prepared(`${root}/:id`, 'a preparation that waits', 'waiting'),
  prepared(`${root}/:id`, 'a preparation as its signer reads it', 'waiting', { officer: 'approver' }),
  posted(`${root}/:id`, 'a time that is none', withGaps, {
    'round.opens_at': '2021-06-01',
    'round.opens_at.time': '25:00',
  }),
  prepared(`${root}/:id/clauses`, 'pasting the clauses again', 'gaps', { end: '/clauses' }),
  posted(
    `${root}/:id/clauses`,
    'clauses recognised again',
    async (site) => `${await withGaps(site)}/clauses`,
    { act: 'preview', text },
  ),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const preparationsNotPages: { [route: string]: string } = {
  'POST /workspace/preparations/:id/proposals': 'leads to the sheet',
};
