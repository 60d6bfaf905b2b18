import { readFileSync } from 'node:fs';
import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const pulling = '/workspace/retractions';
const exercises = '/workspace/exercises';
const hall = '/questionnaires/hall-hours-2021/results';
const file = readFileSync(new URL('../../../db/seeds/mch-services-2021.json', import.meta.url), 'utf8');
const words = '附件中的表格已经过期，更正后重新公布。';

/** The address of the form that takes the hall's questionnaire back, as an approver finds it. */
async function retraction(site: Site): Promise<string> {
  const session = await sessionOf(site, 'approver');
  const list = await fetch(`${site.url}${pulling}`, { headers: { Cookie: `session=${session}` } });
  const [address = ''] = /\/workspace\/retractions\/questionnaire\/[\w-]+/.exec(await list.text()) ?? [];
  return address;
}

const retracting = (name: string, fields?: { [name: string]: string }): State => ({
  route: `${fields ? 'POST' : 'GET'} ${pulling}/:kind/:id`,
  name,
  officer: 'approver',
  async reach(visitor, site) {
    const address = await retraction(site);
    if (fields) await post(visitor, address, fields);
    else await visitor.opens(address);
  },
});

const rehearsals = new Map<string, Promise<string>>();

/** Publishes a rehearsal to its department, once for each site; gives the address of its deletion. */
function rehearsal(site: Site): Promise<string> {
  const known = rehearsals.get(site.url) ?? rehearse(site);
  rehearsals.set(site.url, known);
  return known;
}

async function rehearse(site: Site): Promise<string> {
  const [editor, approver] = await Promise.all([sessionOf(site, 'editor'), sessionOf(site, 'approver')]);
  const definition = { ...JSON.parse(file), slug: 'rehearsal', exercise: true };
  definition.round.closes_at = '2021-12-01T00:00:00+08:00';
  definition.round.feedback_due_on = '2021-12-31';
  const given = { act: 'file', file: JSON.stringify(definition) };
  const made = await act(site, editor, '/workspace/preparations/new', given);
  const proposed = await act(site, editor, `${made.headers.get('location')}/proposals`);
  const sheet = proposed.headers.get('location') ?? '';
  const page = async (path: string, session: string) =>
    (await fetch(site.url + path, { headers: { Cookie: `session=${session}` } })).text();
  const [, hash = ''] = /name="subject_hash" value="([^"]*)"/.exec(await page(sheet, approver)) ?? [];
  await act(site, approver, `${sheet}/signature`, { secrecy: 'reviewed', note: '', subject_hash: hash });
  const [address = ''] =
    /\/workspace\/exercises\/[\w/-]+\/deletion/.exec(await page(exercises, editor)) ?? [];
  return address;
}

const deleting = (route: string, name: string, fields?: { [name: string]: string }): State => ({
  route,
  name,
  officer: 'editor',
  async reach(visitor, site) {
    const address = await rehearsal(site);
    if (fields) await post(visitor, address, fields);
    else await visitor.opens(address);
  },
});

const inside = (route: string, name: string, more: Partial<State> = {}) =>
  open(route, route, name, { officer: 'approver', ...more });

export const correctingStates: State[] = [
  open('/errata', '/errata', 'errata, none yet', { dark: true }),
  inside(pulling, 'what can be taken back', { dark: true }),
  retracting('taking back: the words'),
  retracting('taking back: too few words', { zh: '太短', en: 'short' }),
  retracting('taking back: what the public will see', { zh: words, en: 'The annex was out of date.' }),
  {
    route: `GET ${exercises}`,
    name: 'rehearsals',
    officer: 'editor',
    async reach(visitor, site) {
      await rehearsal(site);
      await visitor.opens(exercises);
    },
  },
  inside(exercises, 'rehearsals, none', { officer: 'hotline' }),
  open('/questionnaires/:slug/results/:no', `${hall}/1`, 'a release at its own address'),
  open(
    '/consultations/:slug/outcome/versions/:no',
    '/consultations/elder-meals-2021/outcome/versions/1',
    'an outcome at its own address',
  ),
  deleting(`GET ${exercises}/:kind/:id/deletion`, 'a rehearsal before it is deleted'),
  deleting(`POST ${exercises}/:kind/:id/deletion`, 'a rehearsal that is not deleted yet', {}),
  {
    route: 'GET /consultations/:slug',
    name: 'a rehearsal as its officers see it',
    officer: 'editor',
    dark: true,
    async reach(visitor, site) {
      await rehearsal(site);
      await visitor.opens('/consultations/rehearsal');
    },
  },
  open(
    '/workspace/questionnaires/:slug/releases',
    '/workspace/questionnaires/hall-hours-2021/releases',
    'releases and the correction of the last',
    { officer: 'analyst', dark: true },
  ),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const correctingNotPages: { [route: string]: string } = {
  'POST /workspace/consultations/:slug/outcome/corrections': 'leads to the outcome',
};
