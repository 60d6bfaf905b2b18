import { expect, test } from 'vitest';
import { takeCases } from '#server/inquiries/exchange.ts';
import { exchangeCase } from '#server/inquiries/exchange-format.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { ask, openExchange, openKeyed, put, sample, sampleOf } from './exchange-support.ts';

const late = () => sampleOf('DL-20210512-0090');
const path = '/workspace/settings/exchange-key';

test('the key is made, replaced and ended by the system administrator alone, shown once, kept as a hash', async () => {
  const line = await openExchange();
  expect((await put(line, undefined, late())).status).toBe(404);
  expect((await ask(line, 'x'.repeat(43))).status).toBe(404);
  for (const officer of [line.dispatcher, line.clerk])
    expect((await (await line.as(officer)).post(path, { version: '' })).status).toBe(403);
  const system = await line.as(await makeOfficer(line.ctx, line.centre, ['system'], 'system.one'));
  expect((await system.get(path)).words).toContain('目前没有密钥');
  const made = await system.post(path, { version: '' });
  const [, key = ''] = /<code>([\w-]{43})<\/code>/.exec(made.html) ?? [];
  expect([Buffer.from(key, 'base64url').length, made.answer.headers.get('cache-control')]).toEqual([
    32,
    'no-store',
  ]);
  // Sent once more by a reload: nothing is replaced unseen.
  expect((await system.post(path, { version: '' })).status).toBe(409);
  const page = await system.get(path);
  expect(page.html).not.toContain(key);
  const everything = JSON.stringify([
    await line.ctx.db.selectFrom('site_setting').selectAll().execute(),
    await line.ctx.db.selectFrom('audit_event').selectAll().execute(),
  ]);
  expect(everything).not.toContain(key);
  expect((await ask(line, key)).status).toBe(200);
  const second = await system.post(path, page.form(path).fields);
  const [, next = ''] = /<code>([\w-]{43})<\/code>/.exec(second.html) ?? [];
  expect([(await ask(line, key)).status, (await ask(line, next)).status]).toEqual([401, 200]);
  const end = (await system.get(path)).form(`${path}/ending`);
  expect((await system.post(`${path}/ending`, { version: 'x' })).status).toBe(409);
  expect((await system.post(`${path}/ending`, end.fields)).status).toBe(303);
  expect((await system.post(`${path}/ending`, end.fields)).status).toBe(404);
  expect((await ask(line, next)).status).toBe(404);
  const acts = await line.ctx.db
    .selectFrom('audit_event')
    .select(['act', 'before_hash', 'after_hash'])
    .where('act', 'like', 'exchange-key.%')
    .orderBy('seq')
    .execute();
  expect(acts.map(({ act }) => act)).toEqual([
    'exchange-key.made',
    'exchange-key.made',
    'exchange-key.ended',
  ]);
  expect(acts[1]?.before_hash).toBe(acts[0]?.after_hash);
});

test('no key, a wrong one and a session are 401; after twenty of them nobody from there gets in', async () => {
  const { line, key } = await openKeyed();
  const dispatcher = await line.as(line.dispatcher);
  const cookie = [...dispatcher.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const wrong = [
    undefined,
    '',
    `${key}x`,
    key.slice(1),
    key.toUpperCase(),
    `${key} ${key}`,
    'a'.repeat(5000),
    '..%00',
  ];
  for (const each of wrong) {
    const answer = await put(line, each, late());
    expect([each?.slice(0, 60), answer.status, answer.headers.get('www-authenticate')]).toEqual([
      each?.slice(0, 60),
      401,
      'Bearer',
    ]);
    expect(answer.json.type).toBe('urn:wenji:problem:exchange-key-needed');
  }
  const own = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
  expect((await put(line, undefined, late(), { headers: own })).status).toBe(401);
  expect((await ask(line, undefined, '', own)).status).toBe(401);
  expect((await ask(line, undefined, '', { Authorization: `Basic ${btoa(`x:${key}`)}` })).status).toBe(401);
  expect((await ask(line, undefined, `?key=${key}`)).status).toBe(401);
  // From another site, whatever it carries; and the key opens nothing else.
  const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
  expect((await put(line, key, late(), { headers: foreign })).status).toBe(403);
  expect((await put(line, key, late(), { headers: { Cookie: cookie } })).status).toBe(403);
  const workspace = await line.app.request('/workspace/inquiries/exchange', {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(workspace.status).toBe(303);
  expect(await findInquiryByNumber(line.ctx, late().id)).toBeUndefined();
  // What was refused for what it says counts for nothing.
  for (let at = 0; at < 25; at += 1)
    expect((await put(line, key, { ...late(), history: [] })).status).toBe(400);
  for (let at = 0; at < 8; at += 1) expect((await ask(line, 'wrong')).status).toBe(401);
  expect((await ask(line, key)).status).toBe(429);
});

test('a case is taken once by its number: new, same, further on, on both sides, refused whole', async () => {
  const { line, key } = await openKeyed();
  const given = late();
  const until = (steps: number) => ({ ...given, history: given.history.slice(0, steps) });
  const both = await Promise.all([put(line, key, until(2)), put(line, key, until(2))]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect((await put(line, key, until(2))).json).toEqual({ number: given.id, found: 'same' });
  expect(await put(line, key, until(3))).toMatchObject({ status: 200, json: { found: 'newer' } });
  expect(await put(line, key, until(2))).toMatchObject({ status: 200, json: { found: 'newer_here' } });
  const known = await findInquiryByNumber(line.ctx, given.id);
  await line.act({ id: known?.row.id ?? '' }, line.dispatcher, 'supervise', { note: '请今日答复' });
  for (let at = 0; at < 2; at += 1)
    expect(await put(line, key, given)).toMatchObject({
      status: 409,
      json: { type: 'urn:wenji:problem:exchange-changed' },
    });
  const kept = await line.ctx.db.selectFrom('inquiry_exchange').select('decision').execute();
  expect(kept).toEqual([{ decision: null }]);
  const page = await (await line.as(line.dispatcher)).get(`/workspace/inquiries/exchange/${given.id}`);
  expect(page.html).toContain('已立案，责令退还多收部分');

  const other = sampleOf('DL-20210506-0001');
  const [first] = other.history;
  const nowhere = { at: '2021-05-06T10:00:00+08:00', state: 'transferred', by: 'dept:nowhere' };
  expect(await put(line, key, { ...other, history: [first, nowhere] })).toMatchObject({
    status: 422,
    json: {
      errors: [{ pointer: '/history/1', code: 'unit', message: expect.stringContaining('dept:nowhere') }],
    },
  });
  expect(await put(line, key, other, { at: 'DL-20210506-0002' })).toMatchObject({
    status: 422,
    json: { errors: [{ pointer: '/id', code: 'number' }] },
  });
  expect(await findInquiryByNumber(line.ctx, other.id)).toBeUndefined();
  const trail = await line.ctx.db
    .selectFrom('audit_event')
    .select(['officer_id', 'subject'])
    .where('act', '=', 'inquiries.exchanged')
    .execute();
  expect(new Set(trail.map(({ subject }) => subject))).toEqual(new Set([given.id]));
  expect(trail.every(({ officer_id }) => officer_id === null)).toBe(true);
});

test('bodies that are no JSON, too large or of unknown length are refused for PUT as for POST', async () => {
  const { line, key } = await openKeyed();
  const send = (body: BodyInit, headers: { [name: string]: string } = {}) =>
    put(line, key, late(), { body, headers });
  expect((await send('{"id":')).status).toBe(400);
  expect((await send('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect((await send('{}')).status).toBe(400);
  expect((await send(JSON.stringify(late()), { 'Content-Length': String(300 * 1024) })).status).toBe(413);
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read += 1;
      if (read > 4096) controller.close();
      else controller.enqueue(new Uint8Array(1024));
    },
  });
  const chunked = await line.app.request(`/api/v1/inquiries/exchange/${late().id}`, {
    method: 'PUT',
    body: endless,
    duplex: 'half',
    headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' },
  } as RequestInit);
  expect([chunked.status, read < 300]).toEqual([413, true]);
  const nul = { ...late(), title: { zh: 'a\u0000b' } };
  expect((await send(JSON.stringify(nul))).status).toBe(201);
  expect((await findInquiryByNumber(line.ctx, nul.id))?.row.title).toBe('ab');
});

test('what changed since is handed out page by page, without contact, confidential and handed over without words', async () => {
  const { line, key } = await openKeyed();
  await takeCases(line.ctx, line.dispatcher, sample());
  const contacts = { contact: '13800000000' };
  const secret = await line.register({ confidential: true, title: '密件标题', body: '密件内容', contacts });
  const police = await line.register({ title: '移送标题', body: '移送内容' });
  await line.act(police, line.dispatcher, 'hand-over', { office: 'police' });
  const numbers: string[] = [];
  let query = '?limit=5';
  let pages = 0;
  for (let next: string | null = ''; next !== null; pages += 1) {
    const { status, headers, json } = await ask(line, key, query);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(JSON.stringify(json)).not.toMatch(/密件|移送标题|移送内容|13800000000/);
    numbers.push(...json.demands.map(({ id }: { id: string }) => id));
    next = json.next;
    query = `?limit=5&cursor=${next}`;
  }
  expect([pages, numbers.length, new Set(numbers).size]).toEqual([3, 14, 14]);
  const since = await ask(line, key, `?since=${encodeURIComponent('2021-06-01T09:00:00+08:00')}`);
  expect(since.json.demands.map(({ id }: { id: string }) => id).sort()).toEqual(
    [secret.number, police.number].sort(),
  );
  for (const wrong of ['?cursor=x', '?cursor=', '?since=yesterday', '?limit=0', '?limit=201', '?x=1'])
    expect([wrong, (await ask(line, key, wrong)).status]).toEqual([wrong, 400]);
  // By its number it is not to be had: that is for who asks how far a case is.
  expect((await new Browser(line).get('/api/v1/inquiries/exchange')).status).toBe(401);
});

test('a case made here and sent there keeps our number and is known by theirs', async () => {
  const { line, key } = await openKeyed();
  const made = await line.register();
  const [out] = (await ask(line, key)).json.demands;
  expect(out.id).toBe(made.number);
  line.turnTo('2021-06-01T10:00:00+08:00');
  const at = '2021-06-01T09:30:00+08:00';
  const there = {
    ...out,
    id: 'DL-20210601-0007',
    our_number: made.number,
    history: [...out.history, { at, state: 'transferred', by: `our:${line.education.slug}` }],
  };
  // The number comes first, then what went on there.
  expect(await put(line, key, there)).toMatchObject({ status: 200, json: { found: 'newer' } });
  expect(await put(line, key, there)).toMatchObject({ status: 200, json: { found: 'same' } });
  const known = await findInquiryByNumber(line.ctx, 'DL-20210601-0007');
  expect([known?.row.number, known?.row.external_number, known?.standing.lead]).toEqual([
    made.number,
    'DL-20210601-0007',
    line.education.id,
  ]);
  const [again] = (await ask(line, key)).json.demands;
  expect([again.id, again.our_number]).toEqual(['DL-20210601-0007', made.number]);
  expect(exchangeCase.parse(again).history).toHaveLength(2);
  // Another number for the same case of ours is a case of its own, or refused; it never takes the first one away.
  await put(line, key, { ...there, id: 'DL-20210601-0008' });
  expect((await findInquiryByNumber(line.ctx, made.number))?.row.external_number).toBe('DL-20210601-0007');
});
