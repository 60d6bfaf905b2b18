import { expect, test } from 'vitest';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { another, storeOutcome } from './stored.ts';

const api = '/api/v1/consultations';

async function read({ app }: House, path: string) {
  const answer = await app.request(path);
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
}

test('the list goes on from its cursor, the newest first', async () => {
  const house = await makeApp();
  for (const [at, slug] of ['a', 'b', 'c'].entries()) {
    house.clock.set(`2021-05-2${at}T10:00:00+08:00`);
    await openConsultation(house.ctx, another(slug));
  }
  const first = await read(house, `${api}?limit=2`);
  expect(first.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['c', 'b']);
  const second = await read(house, `${api}?limit=2&cursor=${first.body.next}`);
  expect(second.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['a']);
  expect(second.body.next).toBeNull();
  for (const query of ['cursor=nothing', 'limit=0', 'limit=101', 'limit=x', 'phase=open', 'cursor=']) {
    const wrong = await read(house, `${api}?${query}`);
    expect([query, wrong.status, wrong.type]).toEqual([
      query,
      400,
      'application/problem+json; charset=utf-8',
    ]);
  }
});

test('a consultation comes with its notice, its times and its outcome', async () => {
  const house = await makeApp();
  const consultation = await openConsultation(house.ctx, wasteMeasures);
  const { status, body } = await read(house, `${api}/waste-measures-2021`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    slug: 'waste-measures-2021',
    form: 'government_rule',
    phase: 'open',
    opens_at: '2021-05-15T00:00:00+08:00',
    closes_at: '2021-06-16T00:00:00+08:00',
    feedback_due_on: '2021-07-15',
    round: 1,
    version: { no: 1, hash: consultation.round.version.hash },
    hash: consultation.round.hash,
    outcome: null,
    properties: { concerns_vital_interests: true },
    shortened_reason: null,
    notice: wasteMeasures.notice,
    explanation: wasteMeasures.explanation,
    questions: wasteMeasures.questions,
    rounds: [{ no: 1, version: 1, closes_at: '2021-06-16T00:00:00+08:00' }],
  });
  expect(JSON.stringify(body)).not.toContain('salt');
  await storeOutcome(house.ctx, consultation, '2021-07-10T02:00:00.000Z');
  expect((await read(house, `${api}/waste-measures-2021`)).body.outcome).toEqual({
    no: 1,
    published_at: '2021-07-10T10:00:00+08:00',
  });
});

test('a version comes as the tree of its clauses', async () => {
  const house = await makeApp();
  const { round } = await openConsultation(house.ctx, small);
  const { status, body } = await read(house, `${api}/small/versions/1`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ consultation: 'small', no: 1, hash: round.version.hash, title: small.title });
  expect(body.clauses).toHaveLength(1);
  const [chapter] = body.clauses;
  expect(chapter).toMatchObject({ key: 'chapter-1', level: 'chapter', text: null });
  expect(Object.keys(chapter).sort()).toEqual(
    ['affected', 'children', 'heading', 'key', 'label', 'level', 'lineage', 'text'].sort(),
  );
  expect(chapter.children[1].children[0]).toMatchObject({
    key: '2-1',
    label: { 'zh-CN': '（一）', en: '(1)' },
    text: { 'zh-CN': '夜间；', en: 'at night;' },
    lineage: round.version.clauses.find(({ key }) => key === '2-1')?.lineage,
    children: [],
  });
});

test.each(['/nothing', '/nothing/versions/1', '/small/versions/2', '/small/versions/0', '/small/versions/x'])(
  '%s is not there',
  async (path) => {
    const house = await makeApp();
    await openConsultation(house.ctx, small);
    expect((await read(house, `${api}${path}`)).status).toBe(404);
  },
);

test('the description of the interface knows the tree', async () => {
  const { body } = await read(await makeApp(), '/api/v1/openapi.json');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/consultations', '/consultations/{slug}', '/consultations/{slug}/versions/{n}']),
  );
  expect(body.components.schemas.Clause.properties.children.items).toEqual({
    $ref: '#/components/schemas/Clause',
  });
});
