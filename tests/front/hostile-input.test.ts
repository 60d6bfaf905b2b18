import { expect, test } from 'vitest';
import { createPreparation } from '#server/consultations/preparations.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listOpinionIds } from '#server/dispositions/opinions.ts';
import type { Role } from '#server/http/signed-in.ts';
import { moderate } from '../dispositions/support.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, openOffice, opinion } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

/** Values that no page of ours sends. */
const odd = [
  '',
  '-1',
  '9'.repeat(16),
  '9'.repeat(400),
  'a\0b',
  '\ud800',
  "' OR 1=1 -- NEAR(*",
  '9999-12-31',
  '__proto__',
  '1.text:-1:99999999:phone',
  '长'.repeat(20_000),
];

/** Half a character has no place in an address. */
const q = (value: string) => encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'));

test('no value from outside makes an error of ours', async () => {
  const house = await makeApp();
  const { ctx, app } = house;
  const { consultation, department, editor } = await openOffice(ctx);
  const { receipt } = await comment(ctx, consultation, { contact: '某处' });
  const second = await comment(ctx, consultation, { opinions: [opinion(), opinion({ clause: '2' })] });
  const all: Role[] = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision', 'clerk'];
  const officer = await makeOfficer(ctx, department, all, 'all');
  await moderate(ctx, consultation, officer, second.no, { act: 'release' });
  const group = await createGroup(ctx, { consultation, officer, title: { 'zh-CN': '收费' } });
  const ids = await listOpinionIds(ctx, consultation, {});
  await placeOpinions(ctx, { consultation, officer, opinionIds: ids.slice(0, 1), groupId: group.id });
  const { id } = await createPreparation(ctx, editor, {
    departmentId: department.id,
    content: { clauses: [] },
  });
  const officers = new Browser(house);
  await officers.post('/workspace/sign-in', { name: 'all', password });
  const anyone = new Browser(house);
  const failed: unknown[] = [];
  const ask = async (what: string, work: () => Promise<{ status: number }>) => {
    const { status } = await work();
    if (status >= 500) failed.push([status, what.slice(0, 140), house.log.at(-1)?.slice(0, 600)]);
  };
  const desk = '/workspace/consultations/small';
  const gets: [Browser, string, string[]][] = [
    [anyone, '/search', ['q', 'cursor']],
    [anyone, '/consultations/small/comments', ['clause', 'after']],
    [anyone, '/consultations/small/comments/new', ['clause', 'via']],
    [anyone, '/consultations/small/outcome', ['group', 'page']],
    [anyone, '/api/v1/consultations', ['cursor', 'limit']],
    [anyone, '/api/v1/consultations/small/comments', ['cursor', 'limit', 'clause']],
    [officers, `${desk}/comments`, ['q', 'clause', 'state', 'channel', 'appealed', 'order', 'from', 'after']],
    [
      officers,
      `${desk}/comments/1`,
      ['q', 'clause', 'state', 'channel', 'appealed', 'order', 'from', 'after'],
    ],
    [officers, `${desk}/opinions`, ['q', 'clause', 'opinion', 'page', 'placed']],
    [officers, `${desk}/groups/1`, ['page', 'written']],
    [officers, `${desk}/outcome`, ['group', 'page']],
  ];
  for (const [browser, path, names] of gets)
    for (const name of names)
      for (const value of odd)
        await ask(`GET ${path}?${name}=${value}`, () => browser.get(`${path}?${name}=${q(value)}`));
  for (const value of odd.filter((each) => each !== '' && each.length < 500 && each !== '../..')) {
    const part = q(value);
    for (const path of [
      `/consultations/${part}`,
      `/consultations/small/clauses/${part}`,
      `/consultations/${part}/closing.ics`,
      `/consultations/${part}/outcome.csv`,
      `/api/v1/consultations/${part}`,
      `/api/v1/consultations/small/versions/${part}`,
      `/api/v1/consultations/${part}/outcome`,
    ])
      await ask(`GET ${path}`, () => anyone.get(path));
    for (const path of [
      `${desk}/comments/${part}`,
      `${desk}/groups/${part}`,
      `${desk}/outcome/${part}`,
      `/workspace/preparations/${part}`,
      `/workspace/consultations/${part}`,
    ])
      await ask(`GET ${path}`, () => officers.get(path));
  }
  const version =
    (await officers.get(`/workspace/preparations/${id}`)).form(`/preparations/${id}`).fields.get('version') ??
    '';
  const preparation = [
    'slug',
    'form',
    'title',
    'notice.basis.0.law',
    'notice.basis.59.article',
    'notice.channels.0.kind',
    'notice.channels.1e9.kind',
    'questions.0.clause',
    'round.opens_at',
    'round.opens_at.time',
    'round.closes_at',
    'round.closes_at.time',
    'round.feedback_due_on',
    'round.identity',
    'round.review_days',
    '__proto__.x',
  ];
  const posts: [Browser, string, { [name: string]: string }, string[]][] = [
    [
      anyone,
      '/consultations/small/comments',
      { key: 'k'.repeat(30), version: '1', 'clause-0': '1', 'text-0': 'x' },
      [
        'key',
        'version',
        'clause-0',
        'stance-0',
        'text-0',
        'proposed-0',
        'quote-0',
        'party',
        'name',
        'hide',
        'contact',
        'via',
        'add',
        'more',
        'signatories',
        'revision',
      ],
    ],
    [
      anyone,
      '/receipts/comments/correction',
      { receipt, version: '1', revision: '0', 'clause-0': '1', 'text-0': 'x' },
      ['revision', 'version', 'clause-0', 'text-0', 'statement', 'contact', 'party'],
    ],
    [anyone, '/receipts/appeal', { receipt }, ['text']],
    [
      officers,
      `${desk}/comments/1/decision`,
      { act: 'release', revision: '0', seq: '9' },
      ['act', 'revision', 'seq', 'rule', 'destination', 'note', 'span', 'hide', 'hide_kind', 'redacted'],
    ],
    [officers, `${desk}/comments/1/reopening`, { revision: '0', seq: '9' }, ['revision', 'seq']],
    [
      officers,
      `${desk}/comments/1/appeal-decision`,
      { decision: 'upheld', revision: '0', seq: '9', reason: 'x' },
      ['decision', 'reason', 'span', 'hide'],
    ],
    [officers, `${desk}/comments/1/contact-opening`, {}, ['reason']],
    [
      officers,
      `${desk}/entry`,
      { key: 'e'.repeat(30), channel: 'letter', day: '2021-05-20', kind: 'person', 'text-0': '来信' },
      [
        'key',
        'channel',
        'day',
        'postmark',
        'serial',
        'kind',
        'name',
        'signatories',
        'clause-0',
        'stance-0',
        'text-0',
        'statement',
        'contact',
        'more',
      ],
    ],
    [
      officers,
      `${desk}/opinions/placements`,
      { opinion: String(ids[0]), group: '1' },
      ['q', 'clause', 'opinion', 'group', 'other', 'identical', 'title_zh', 'title_en'],
    ],
    [
      officers,
      `${desk}/opinions/placements`,
      { opinion: String(ids[0]), group: 'new' },
      ['title_zh', 'title_en', 'identical'],
    ],
    [
      officers,
      `${desk}/opinions/removals`,
      { opinion: String(ids[0]) },
      ['opinion', 'q', 'clause', 'identical'],
    ],
    [
      officers,
      `${desk}/groups/1`,
      { outcome: 'partly_adopted', reason_zh: 'x' },
      ['outcome', 'reason_zh', 'reason_en', 'result_zh', 'clause'],
    ],
    [officers, `${desk}/groups/1/title`, {}, ['title_zh', 'title_en']],
    [officers, `${desk}/groups/1/merger`, {}, ['into']],
    [officers, '/workspace/preparations/new', { act: 'keep' }, ['text', 'department', 'act']],
    [officers, '/workspace/preparations/new', { act: 'file' }, ['file']],
    [officers, `/workspace/preparations/${id}/clauses`, { act: 'keep' }, ['text']],
    [officers, `/workspace/preparations/${id}`, { version }, preparation],
  ];
  for (const [browser, path, base, names] of posts)
    for (const name of names)
      for (const value of odd) {
        const fields = new URLSearchParams(base);
        fields.set(name, value);
        if (fields.has('version') && path.endsWith(id)) {
          const page = await officers.get(`/workspace/preparations/${id}`);
          await ask(`GET after ${name}`, async () => page);
          fields.set('version', page.form(`/preparations/${id}`).fields.get('version') ?? '');
        }
        await ask(`POST ${path} ${name}=${value}`, () => browser.post(path, fields));
      }
  const api = (body: unknown) =>
    app.request('/api/v1/consultations/small/comments', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': 'a'.repeat(32),
        Origin: 'http://127.0.0.1:3000',
      },
    });
  const values: unknown[] = [...odd, null, [], {}, 0, -1, 1e308, 2 ** 53, true, [[]]];
  const good = { version: 1, opinions: [{ clause: '1', stance: 'amend', text: 'x' }] };
  for (const value of values) {
    await ask(`API body ${value}`, () => Promise.resolve(api(value)));
    for (const name of ['version', 'language', 'opinions', 'party', 'show', 'contact', 'extra'])
      await ask(`API ${name}=${value}`, () => Promise.resolve(api({ ...good, [name]: value })));
    for (const name of ['clause', 'stance', 'text', 'proposed', 'quote'])
      await ask(`API opinion ${name}=${value}`, () =>
        Promise.resolve(api({ ...good, opinions: [{ ...good.opinions[0], [name]: value }] })),
      );
  }
  expect(failed).toEqual([]);
}, 300_000);
