import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { open, type State } from './state.ts';

const root = '/workspace/pieces';
const kind = `${root}/kinds/:kind`;
const conferences = `${root}/kinds/press_conference`;
const one = `${root}/:id`;

const fields = {
  title: '社区食堂新闻发布会（示例）',
  'title.en': 'Press conference on community canteens (sample)',
  'held_at.day': '2021-05-18',
  'held_at.time': '10:00',
  'speakers.rows': '1',
  'speakers.0': '市民政局负责人（示例）',
  'speakers.0.en': 'Head of the civil affairs bureau (sample)',
};

interface Made {
  gaps: string;
  /** Public since its first version; the second waits. */
  signed: string;
  /** Public, and changed since. */
  changed: string;
}

/** Pieces in three states: made once for each site. */
const made = new Map<string, Promise<Made>>();

function pieces(site: Site): Promise<Made> {
  const known = made.get(site.url) ?? make(site);
  made.set(site.url, known);
  return known;
}

async function make(site: Site): Promise<Made> {
  const editor = await sessionOf(site, 'editor');
  const begin = async (slug: string) =>
    (await act(site, editor, `${conferences}/new`, { slug })).headers.get('location') ?? '';
  const propose = async (path: string, note: string) =>
    (await act(site, editor, `${path}/proposals`, { note })).headers.get('location') ?? '';
  const publish = async (slug: string) => {
    const path = await begin(slug);
    await act(site, editor, path, { ...fields, revision: '1', slug });
    await signOff(site, await propose(path, ''));
    const title = '社区食堂价格和就餐安排新闻发布会（示例）';
    await act(site, editor, path, { ...fields, title, revision: '2', slug });
    return path;
  };
  const gaps = await begin('states-gaps');
  const changed = await publish('states-changed');
  const signed = await publish('states-signed');
  await propose(signed, '更正发布会的名称。');
  return { gaps, changed, signed };
}

async function signOff(site: Site, approval: string): Promise<void> {
  const session = await sessionOf(site, 'approver');
  const sheet = await fetch(site.url + approval, { headers: { Cookie: `session=${session}` } });
  const [, subject_hash = ''] = /name="subject_hash" value="([^"]*)"/.exec(await sheet.text()) ?? [];
  await act(site, session, `${approval}/signature`, { subject_hash, step: '2', secrecy: 'reviewed' });
}

const state = (
  route: string,
  name: string,
  reach: (visitor: Visitor, made: Made) => Promise<unknown>,
  more: Partial<State> = {},
): State => ({
  route,
  name,
  officer: 'editor',
  reach: async (visitor, site) => reach(visitor, await pieces(site)),
  ...more,
});

const press = (visitor: Visitor, action: string) =>
  visitor.isLed(() => visitor.page.locator(`form[action$="${action}"] button`).last().click());

export const piecesStates: State[] = [
  open(root, root, 'kinds of pieces', { officer: 'editor' }),
  state(`GET ${kind}`, 'pieces of a kind', (visitor) => visitor.opens(conferences), { dark: true }),
  state(`GET ${kind}`, 'no piece with these words', (visitor) =>
    visitor.opens(`${conferences}?q=nothing&state=waiting`),
  ),
  open(`${kind}/new`, `${conferences}/new`, 'a new piece', { officer: 'editor' }),
  state(`POST ${kind}/new`, 'an address that is taken by a piece', (visitor) =>
    post(visitor, `${conferences}/new`, { slug: 'states-gaps' }),
  ),
  open(`${kind}/import`, `${conferences}/import`, 'many pieces from a file', { officer: 'editor' }),
  state(`POST ${kind}/import`, 'no file to import', async (visitor) => {
    await visitor.opens(`${conferences}/import`);
    await press(visitor, '/import');
  }),
  state(`GET ${one}`, 'a piece with gaps', (visitor, { gaps }) => visitor.opens(gaps)),
  state(
    `GET ${one}`,
    'a piece that is public and changed',
    (visitor, { changed }) => visitor.opens(changed),
    {
      dark: true,
    },
  ),
  state(`GET ${one}`, 'a piece that is only read', (visitor, { changed }) => visitor.opens(changed), {
    officer: 'approver',
  }),
  state(`POST ${one}`, 'two who change a piece at once', (visitor, { changed }) =>
    post(visitor, changed, { ...fields, revision: '1', 'speakers.0': '市商务局负责人（示例）' }),
  ),
  state(`POST ${one}/proposals`, 'a piece without a note', (visitor, { changed }) =>
    post(visitor, `${changed}/proposals`, {}),
  ),
  state(`POST ${one}/copies`, 'a copy at an address that is taken', (visitor, { changed }) =>
    post(visitor, `${changed}/copies`, { copy: 'states-gaps' }),
  ),
  state(`POST ${one}/files`, 'no file to add', async (visitor, { changed }) => {
    await visitor.opens(changed);
    await press(visitor, '/files');
  }),
  state(`GET ${one}/preview`, 'a preview of a piece', (visitor, { changed }) =>
    visitor.opens(`${changed}/preview`),
  ),
  state(`GET ${one}/preview`, 'a preview with gaps', (visitor, { gaps }) => visitor.opens(`${gaps}/preview`)),
  state(
    `GET ${one}/versions/:no`,
    'a second version of a piece',
    (visitor, { signed }) => visitor.opens(`${signed}/versions/2`),
    { officer: 'approver', dark: true },
  ),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const piecesNotPages: { [route: string]: string } = {
  'GET /files/:id': 'a file',
  [`GET ${one}/files/:file`]: 'a file',
  [`POST ${one}/files/:file/removal`]: 'leads back',
  [`POST ${one}/discard`]: 'leads back',
  [`GET ${one}/versions/:no/content.json`]: 'JSON',
};
