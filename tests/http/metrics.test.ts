import { expect, test } from 'vitest';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { freshKey, send, sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { young } from '../support/definitions.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { lookUp, toReceipt } from '../support/walk.ts';

const TOKEN = 'a token of sixteen and more';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

const ask = (house: House, headers: { [name: string]: string } = {}, address = '127.0.0.1') =>
  house.app.request('/metrics', { headers }, from(address));

const textOf = async (house: House) => (await ask(house)).text();

/** The lines of one metric, without their explanation. */
const samples = (text: string, name: string) => text.split('\n').filter((line) => line.startsWith(name));

const figure = (text: string, series: string) =>
  Number(samples(text, `${series} `)[0]?.slice(series.length + 1));

test('without a token only this machine itself is answered', async () => {
  const house = await makeApp();
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.53']) {
    const answer = await ask(house, {}, address);
    expect([address, answer.status]).toEqual([address, 200]);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  for (const address of ['', '10.0.0.7', '203.0.113.7', '::ffff:10.0.0.7', '127.0.0.1.example'])
    expect([address, (await ask(house, {}, address)).status]).toEqual([address, 404]);
  for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP'])
    expect([name, (await ask(house, { [name]: '127.0.0.1' })).status]).toEqual([name, 404]);
  expect((await house.app.request('/metrics')).status).toBe(404);
  expect((await house.app.request('/en/metrics', {}, from('127.0.0.1'))).status).toBe(404);
});

test('with a token only the token opens, from wherever it comes', async () => {
  const house = await makeApp();
  house.ctx.env.METRICS_TOKEN = TOKEN;
  for (const authorization of [`Bearer ${TOKEN}`, `bearer ${TOKEN}`])
    expect((await ask(house, { Authorization: authorization }, '10.0.0.7')).status).toBe(200);
  for (const authorization of [
    '',
    TOKEN,
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    'Bearer ',
    `Bearer ${TOKEN.slice(1)}`,
  ])
    expect([authorization, (await ask(house, { Authorization: authorization })).status]).toEqual([
      authorization,
      404,
    ]);
  expect((await ask(house)).status).toBe(404);
});

test('a refusal says what every unknown address says', async () => {
  const house = await makeApp();
  const [refused, unknown] = await Promise.all(
    ['/metrics', '/nothing'].map(async (path) => (await house.app.request(path)).text()),
  );
  expect(refused?.replaceAll('/metrics', '/nothing')).toBe(unknown);
});

test('requests are counted by method, template and class of status, in one series for both languages', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  for (const path of ['/questionnaires/tiny', '/en/questionnaires/tiny', '/questionnaires/none', '/no/such'])
    await house.app.request(path);
  const text = await textOf(house);
  const counted = (labels: string) => figure(text, `wenji_http_request_seconds_count{${labels}}`);
  expect(counted('method="GET",route="/questionnaires/:slug",status="2xx"')).toBe(2);
  expect(counted('method="GET",route="/questionnaires/:slug",status="4xx"')).toBe(1);
  expect(counted('method="GET",route="none",status="4xx"')).toBe(1);
});

test('what the public sends is one series, whatever it was and however it came', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  await sent(house, young);
  await lookUp(new Browser(house), '1234 5678 9012 3456');
  await send(house, { A1: 'nobody' });
  const series = samples(await textOf(house), 'wenji_http_request_seconds_count').filter((line) =>
    line.includes('POST'),
  );
  expect(series.map((line) => line.replace(/ \d+$/, '')).sort()).toEqual(
    ['2xx', '4xx'].map(
      (status) => `wenji_http_request_seconds_count{method="POST",route="public",status="${status}"}`,
    ),
  );
});

test('nothing of what people sent, or who they are, is in it', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const title = '谁也不该看到';
  const department = await makeDepartment(house.ctx, 'office');
  const officer = await makeOfficer(house.ctx, department, ['analyst']);
  const browser = new Browser(house);
  const page = await toReceipt(browser, title);
  const key = freshKey();
  const { receipt } = await sent(
    house,
    { ...young, B2: title },
    { key, headers: { 'X-Forwarded-For': '203.0.113.7' } },
  );
  await house.app.request(`/nothing/${encodeURIComponent(title)}?word=${encodeURIComponent(title)}`);
  await house.app.request('/receipts/1234567890123456');
  await browser.post('/workspace/sign-in', { name: officer.signInName, password: 'wrong' });
  const text = await textOf(house);
  const secrets = [page.receipt, receipt].flatMap((each) => [each, each.replaceAll(' ', '')]);
  for (const word of [
    title,
    encodeURIComponent(title),
    '1234567890123456',
    key,
    ...secrets,
    ...browser.jar.values(),
    '203.0.113.7',
    'tiny',
    'office"',
    officer.signInName,
    officer.id,
  ])
    expect(text).not.toContain(word);
});

test('it tells of writes, files, jobs, backups, mail and the trail, and whether this server is ready', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  await sent(house, young);
  await house.ctx.store.write((tx) =>
    tx.db
      .insertInto('job')
      .values({
        name: 'retention',
        holder: null,
        lease_until: null,
        started_at: '2021-05-20T00:00:00.000Z',
        ended_at: '2021-05-20T00:00:01.000Z',
        succeeded_at: '2021-05-19T00:00:00.000Z',
        error: 'Error',
      })
      .execute(),
  );
  const ended = new Date('2021-05-20T01:00:00.000Z');
  const backup = {
    file: 'a.age',
    origin: 'command',
    started_at: ended.toISOString(),
    ended_at: ended.toISOString(),
  };
  await house.ctx.store.write((tx) =>
    tx.db
      .insertInto('backup')
      .values({ id: 'a', ...backup, bytes: 4321, sha256: 'f', error: null, removed_at: null })
      .execute(),
  );
  const text = await textOf(house);
  expect(figure(text, 'wenji_commit_seconds_count')).toBeGreaterThanOrEqual(3);
  expect(figure(text, 'wenji_commit_writes_count')).toBe(figure(text, 'wenji_commit_seconds_count'));
  expect(figure(text, 'wenji_writes_refused_total')).toBe(0);
  expect(figure(text, 'wenji_queue_writes')).toBe(0);
  expect(figure(text, 'wenji_store_bytes')).toBeGreaterThan(100_000);
  expect(figure(text, 'wenji_disk_free_bytes')).toBeGreaterThan(0);
  expect(figure(text, 'wenji_job_failed{job="retention"}')).toBe(1);
  expect(figure(text, 'wenji_job_failed{job="mail"}')).toBe(0);
  expect(figure(text, 'wenji_job_success_seconds{job="retention"}')).toBe(1_621_382_400);
  expect(figure(text, 'wenji_job_success_seconds{job="mail"}')).toBe(0);
  expect(figure(text, 'wenji_backup_success_seconds')).toBe(ended.getTime() / 1000);
  expect(figure(text, 'wenji_backup_bytes')).toBe(4321);
  expect(figure(text, 'wenji_mails_waiting')).toBe(0);
  expect(figure(text, 'wenji_audit_verified_seconds')).toBe(0);
  expect(figure(text, 'wenji_audit_holds')).toBe(1);
  expect([0, 1]).toContain(figure(text, 'wenji_ready'));
  expect(samples(text, 'wenji_build_info{version="')).toHaveLength(1);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(figure(text, name)).toBeGreaterThanOrEqual(0);
});

test('an obstacle that is gone is told no longer', async () => {
  const house = await makeApp();
  const { env } = house.ctx;
  const folder = env.DATA_DIR;
  env.DATA_DIR = `${folder}/none`;
  expect(figure(await textOf(house), 'wenji_obstacle{word="disk-nearly-full"}')).toBe(1);
  env.DATA_DIR = folder;
  expect(samples(await textOf(house), 'wenji_obstacle{word="disk-nearly-full"}')).toEqual([]);
});

test('writes that find the queue full are counted as refused', async () => {
  const house = await makeApp();
  const writes = Array.from({ length: 4010 }, () =>
    house.ctx.store.write(async () => {}).catch(() => 'refused'),
  );
  expect((await Promise.all(writes)).filter((each) => each === 'refused')).toHaveLength(10);
  expect(figure(await textOf(house), 'wenji_writes_refused_total')).toBe(10);
});

test('a store that cannot be read leaves out what stands in it, and the rest is told', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  expect(samples(await textOf(house), 'wenji_mails_waiting ')).toHaveLength(1);
  await house.ctx.db.destroy();
  const text = await (await ask(house)).text();
  expect(samples(text, 'wenji_mails_waiting ')).toEqual([]);
  expect(figure(text, 'wenji_ready')).toBe(0);
  expect(figure(text, 'wenji_obstacle{word="store-unreadable"}')).toBe(1);
  expect(figure(text, 'wenji_queue_writes')).toBe(0);
});

test('asking for it is not logged, and is not counted', async () => {
  const house = await makeApp();
  house.log.length = 0;
  await ask(house);
  await ask(house);
  expect(house.log).toEqual([]);
  expect(samples(await textOf(house), 'wenji_http_request_seconds')).toEqual([]);
});
