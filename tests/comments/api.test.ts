import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { faultsOf, problemOf, refusalOf } from '../support/api.ts';
import { lookUp } from '../support/walk.ts';
import { type Opened, openHouse, storedComments, storedWords } from './author-support.ts';

const address = '/api/v1/consultations/small/comments';

const body = (more: object = {}) => ({
  version: 1,
  opinions: [{ clause: '1', stance: 'amend', text: '写明时段', proposed: null, quote: '收费' }],
  party: { kind: 'person', name: null },
  show: true,
  contact: null,
  ...more,
});

interface Sent {
  key?: string | undefined;
  query?: string;
  headers?: { [name: string]: string };
  slug?: string;
}

function send({ house }: Opened, given: object | string, sent: Sent = {}) {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const key = 'key' in sent ? sent.key : randomUUID();
  return Promise.resolve(
    house.app.request(address.replace('small', sent.slug ?? 'small') + (sent.query ?? ''), {
      method: 'POST',
      body: text,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(text)),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        ...sent.headers,
      },
    }),
  );
}

test('a comment is 201 with its receipt and time, a retry 200 with the same, another body 409', async () => {
  const opened = await openHouse();
  const key = randomUUID();
  const first = await send(opened, body(), { key, query: '?via=wechat' });
  expect(first.status).toBe(201);
  const receipt = (await first.json()) as { receipt: string };
  expect(receipt).toEqual({
    receipt: expect.stringMatching(/^\d{4}( \d{4}){3}$/),
    received_at: '2021-05-20T10:00:00+08:00',
  });
  opened.house.turnTo('2021-05-20T11:00:00+08:00');
  const again = await send(opened, body(), { key });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(receipt);
  expect(await refusalOf(await send(opened, body({ show: false }), { key }))).toBe(
    '409 idempotency-key-reused',
  );
  expect(await storedComments(opened)).toMatchObject([{ channel: 'online', entrance: 'wechat' }]);
  expect((await lookUp(opened.browser, receipt.receipt)).words).toContain('写明时段');
});

test('what may be left out is; the language is the one named or the reader’s', async () => {
  const opened = await openHouse();
  const least = { version: 1, opinions: [{ clause: null, stance: 'support' }] };
  expect((await send(opened, least)).status).toBe(201);
  expect((await send(opened, least, { headers: { 'Accept-Language': 'en' } })).status).toBe(201);
  expect((await send(opened, { ...least, language: 'en' })).status).toBe(201);
  const versions = await opened.ctx.db.selectFrom('comment_version').selectAll().execute();
  expect(versions.map(({ language }) => language).sort()).toEqual(['en', 'en', 'zh-CN']);
  expect(versions[0]).toMatchObject({ party_kind: 'person', party_name: null, shown: 1, statement: null });
});

test.each(['person', 'enterprise', 'organisation', 'association'])('a party may be: %s', async (kind) => {
  const opened = await openHouse();
  expect((await send(opened, body({ party: { kind, name: '示例' } }))).status).toBe(201);
});

test.each([['government_body'], ['deputy'], ['expert'], ['joint_letter']])(
  'a party that officers alone enter is refused: %s',
  async (kind) => {
    const opened = await openHouse();
    const answer = await send(opened, body({ party: { kind, name: '示例' } }));
    expect(await faultsOf(answer)).toEqual(['/party/kind invalid_value']);
    expect(await storedComments(opened)).toEqual([]);
  },
);

const one = (more: object) => ({ opinions: [{ clause: '1', stance: 'amend', text: '写明时段', ...more }] });

test.each([
  ['no opinion', { opinions: [] }, ['/opinions empty_comment']],
  ['an unknown clause', one({ clause: '99' }), ['/opinions/0/clause unknown_clause']],
  ['no words', one({ text: ' ' }), ['/opinions/0/text required']],
  ['too many words', one({ text: '长'.repeat(5001) }), ['/opinions/0/text too_long']],
  ['too long a wording', one({ proposed: '长'.repeat(5001) }), ['/opinions/0/proposed too_long']],
  ['a quote that is not there', one({ quote: '不在其中' }), ['/opinions/0/quote quote_not_found']],
  ['another version', { version: 2 }, ['/version unknown_version']],
  ['too long a contact', { contact: '长'.repeat(201) }, ['/contact too_long']],
  ['too long a name', { party: { kind: 'person', name: '长'.repeat(101) } }, ['/party/name too_long']],
  [
    'too many opinions',
    { opinions: Array.from({ length: 61 }, () => ({ clause: null, stance: 'support' })) },
    ['/opinions too_many_opinions'],
  ],
])('%s is 422 with a pointer', async (_name, more, faults) => {
  const opened = await openHouse();
  const answer = await send(opened, body(more));
  expect(answer.status).toBe(422);
  expect(await faultsOf(answer)).toEqual(faults);
  expect(await storedComments(opened)).toEqual([]);
});

test('messages follow the reader’s language and name the clause', async () => {
  const opened = await openHouse();
  const refused = (language: string) =>
    send(opened, body(one({ text: '' })), { headers: { 'Accept-Language': language } });
  const zh = await problemOf(await refused('zh-CN'));
  expect(zh.errors?.[0]?.message).toBe('请写下对“第一条”的意见，只表态的请选“赞成”或者“反对”');
  const en = await problemOf(await refused('en'));
  expect(en.title).toBe('The comment cannot be accepted as it is');
  expect(en.errors?.[0]?.message).toContain('Write your comment on “Article 1”');
});

test.each([
  ['a wrong stance', one({ stance: 'like' })],
  ['an unknown field', { channel: 'letter' }],
  ['a statement, which officers alone enter', { statement: '无意见' }],
  ['a version that is no number', { version: '1' }],
  ['opinions that are no list', { opinions: {} }],
])('%s is 400', async (_name, more) => {
  const opened = await openHouse();
  expect(await refusalOf(await send(opened, body(more)))).toBe('400 bad-request');
});

test('requests that are not well formed', async () => {
  const opened = await openHouse();
  const refused = async (...args: [object | string, Sent?]) => refusalOf(await send(opened, ...args));
  expect(await refused(body(), { key: undefined })).toBe('400 idempotency-key-weak');
  expect(await refused(body(), { key: 'aaaa' })).toBe('400 idempotency-key-weak');
  expect(await refused('{')).toBe('400 not-json');
  expect(await refused('', { headers: { 'Content-Type': 'text/plain' } })).toBe('415 wrong-media-type');
  expect(await refused(body(one({ text: '长'.repeat(100_000) })))).toBe('413 too-large');
  expect(await refused(body(), { headers: { Origin: 'https://elsewhere.example' } })).toBe(
    '403 foreign-origin',
  );
  expect(await refused(body(), { slug: 'nothing' })).toBe('404 not-found');
  expect(await refused(body(), { query: '?via=spy' })).toBe('400 bad-request');
  expect(await storedWords(opened)).toEqual([]);
});

test('before opening and after the quarter hour it is 409; within, it is taken', async () => {
  const opened = await openHouse();
  opened.house.turnTo('2021-05-14T23:59:59+08:00');
  expect(await refusalOf(await send(opened, body()))).toBe('409 comments-not-open');
  opened.house.turnTo('2021-06-16T00:14:59+08:00');
  expect((await send(opened, body())).status).toBe(201);
  opened.house.turnTo('2021-06-16T00:15:00+08:00');
  expect(await refusalOf(await send(opened, body()))).toBe('409 comments-closed');
});

test('the description names both routes', async () => {
  const { house } = await openHouse();
  const { paths } = (await (await house.app.request('/api/v1/openapi.json')).json()) as {
    paths: { [path: string]: { [method: string]: { responses: object } } };
  };
  const routes = paths['/consultations/{slug}/comments'];
  expect(Object.keys(routes?.post?.responses ?? {})).toEqual([
    '200',
    '201',
    '400',
    '403',
    '404',
    '409',
    '410',
    '413',
    '415',
    '422',
    '429',
    '500',
    '503',
  ]);
  expect(Object.keys(routes?.get?.responses ?? {})).toEqual(['200', '400', '404', '410', '500']);
});

test('programs that comment too often in a minute are asked to wait', async () => {
  const opened = await openHouse();
  const { ctx } = opened.house;
  const app = await createApp({ ...ctx, limits: { submissions: 1 } }, { demo: false });
  const limited = { ...opened, house: { ...opened.house, app } };
  expect((await send(limited, body())).status).toBe(201);
  const refused = await send(limited, body());
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
});
