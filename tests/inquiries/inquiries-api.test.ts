import { expect, test } from 'vitest';
import { openLine } from './support.ts';

const words = '程序提的龘事';
const body = { kind: 'help', title: words, text: words, contact: '13812345678' };

test('a program asks once for its key, follows by number, and reads no word back', async () => {
  const line = await openLine();
  const send = (sent: object, key = 'k'.repeat(22)) =>
    line.app.request('/api/v1/inquiries', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(sent),
    });
  const first = await send(body);
  const taken = (await first.json()) as { number: string; receipt: string };
  expect([first.status, taken]).toEqual([
    201,
    {
      number: 'SQ-20210520-0001',
      receipt: expect.stringMatching(/^(\d{4} ){3}\d{4}$/),
      received_at: '2021-05-20T10:00:00+08:00',
      due_at: '2021-05-27T17:00:00+08:00',
    },
  ]);
  const again = await send(body);
  expect([again.status, await again.json()]).toEqual([200, taken]);
  expect((await send({ ...body, contact: '13912345678' })).status).toBe(409);
  const told = await send({ ...body, text: '请打13812345678' }, 'l'.repeat(22));
  expect(told.status).toBe(422);
  expect(await told.json()).toMatchObject({ errors: [{ pointer: '/text', code: 'personal' }] });
  expect((await send({ ...body, urgent: true }, 'm'.repeat(22))).status).toBe(400);
  const follow = async (number: string) => {
    const answer = await line.app.request(`/api/v1/inquiries/${number}`);
    return { status: answer.status, text: await answer.text() };
  };
  const progress = await follow(taken.number);
  expect(JSON.parse(progress.text)).toMatchObject({ state: 'received', done: false, late: false });
  expect(progress.text).not.toContain('龘');
  await send({ ...body, confidential: true }, 'n'.repeat(22));
  expect(JSON.parse((await follow('SQ-20210520-0002')).text)).toEqual({
    number: 'SQ-20210520-0002',
    kind: 'help',
    done: false,
    state: null,
    department: null,
    received_at: null,
    due_at: null,
    late: null,
    steps: [],
  });
  expect((await follow('SQ-20210520-9999')).status).toBe(404);
});
