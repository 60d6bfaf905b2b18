import { expect, test } from 'vitest';
import { replayErasures } from '#server/backups/erasure-replay.ts';
import { listErasures } from '#server/backups/erasures.ts';
import { erasers } from '#server/erasers.ts';
import { Browser } from '../support/browser.ts';
import { answered, ask, decided, openInterview, standing } from './support.ts';

const words = '撤回以后不该再有的龘问';

test('a receipt shows where a question stands: received, not put under a rule, answered with another', async () => {
  const desk = await openInterview();
  const [one, two, three] = [
    await ask(desk, '第一问'),
    await ask(desk, '第二问'),
    await ask(desk, '第二问？'),
  ];
  const asker = new Browser(desk);
  const look = async ({ receipt }: { receipt: string }) =>
    (await asker.press((await asker.get('/receipts')).form('/receipts').fill({ receipt }))).words;
  expect(await look(one)).toContain('正在等候审核');
  await decided(desk, 1, { act: 'withhold', rule: 'other_subject' });
  expect(await look(one)).toContain('与本次访谈的主题无关');
  await decided(desk, 2, { act: 'release' });
  expect(await look(two)).toContain('将在访谈中提出');
  await decided(desk, 3, { act: 'merge', into: 2 });
  await answered(desk, 2, '这样答复');
  expect(await look(two)).toContain('这样答复');
  expect(await look(three)).toContain('与第2号提问相同');
  expect(await look(three)).toContain('这样答复');
  const page = await asker.get('/interviews/mother-child');
  expect(page.words).toContain('与第3号提问相同，一并答复');
  expect(page.words).toContain('收到提问3个');
});

test('a withdrawn question leaves its number alone, and a restored store forgets it again', async () => {
  const desk = await openInterview();
  const { ctx } = desk;
  const kept = await ask(desk, words, '龘名');
  const equal = await ask(desk, '相同的问');
  await decided(desk, 1, { act: 'release' });
  await decided(desk, 2, { act: 'merge', into: 1 });
  await answered(desk, 1, '答');
  const asker = new Browser(desk);
  const held = await asker.press(
    (await asker.get('/receipts')).form('/receipts').fill({ receipt: kept.receipt }),
  );
  expect(held.words).toContain(words);
  const sure = await asker.press(held.form('/withdrawal'));
  expect(sure.words).toContain('不能恢复');
  expect((await asker.press(sure.form('/withdrawal'))).status).toBe(200);
  const row = await ctx.db
    .selectFrom('interview_question')
    .selectAll()
    .where('no', '=', 1)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    asker: null,
    text: null,
    body_mac: null,
    withdrawn_day: '2021-05-20',
    received_at: '2021-05-19T16:00:00.000Z',
  });
  const page = await asker.get('/interviews/mother-child');
  expect(page.words).toContain('收到提问2个');
  expect(page.html).not.toContain(words);
  // What was merged with it waits again.
  expect((await standing(desk, 2))?.state).toBe('received');
  const entries = await listErasures(ctx);
  expect(entries.map(({ kind }) => kind)).toEqual(['interview-question']);

  // The store as it was before the withdrawal.
  await ctx.store.write((tx) =>
    tx.db
      .updateTable('interview_question')
      .set({ text: words, asker: '龘名', withdrawn_day: null })
      .where('no', '=', 1)
      .execute(),
  );
  expect((await replayErasures(ctx, entries, erasers))['interview-question']).toBe(1);
  expect((await replayErasures(ctx, entries, erasers))['interview-question']).toBe(0);
  expect((await standing(desk, 1))?.row.text).toBeNull();
  const again = await asker.press(
    (await asker.get('/receipts')).form('/receipts').fill({ receipt: equal.receipt }),
  );
  expect(again.status).toBe(200);
});
