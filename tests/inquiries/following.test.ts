import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openLine } from './support.ts';

const words = '不该凭编号看到的龘事';
const look = (number: string) => `/inquiries/progress?number=${encodeURIComponent(number)}`;

test('a number tells state, days and departments, and no word of the case', async () => {
  const line = await openLine();
  const asked = await line.register({ title: words, body: words, contacts: { contact: words } });
  await line.act(asked, line.dispatcher, 'transfer', { to: line.education.id, note: words });
  const resident = new Browser(line);
  const page = await resident.get(look(` ${asked.number.toLowerCase()} `));
  expect(page.status).toBe(200);
  for (const told of [asked.number, '正在办理', '教育局（示例）', '2021年5月27日17:00'])
    expect(page.words).toContain(told);
  await line.act(asked, line.teacher, 'reply', { text: words });
  await line.act(asked, undefined, 'rate', { rating: 'dissatisfied' }, words);
  const replied = await resident.get(look(asked.number).replace('/', '/en/'));
  expect(replied.words).toContain('Answered by Education Bureau (sample)');
  for (const each of [page, replied]) expect(each.html).not.toContain('龘');
  expect(replied.words).not.toContain('rated');
});

test('what is confidential or handed over shows only that it is in hand, or done', async () => {
  const line = await openLine();
  const kept = await line.register({ confidential: true });
  const handed = await line.register();
  await line.act(kept, line.dispatcher, 'transfer', { to: line.education.id });
  await line.act(handed, line.dispatcher, 'hand-over', { office: 'police' });
  const resident = new Browser(line);
  for (const { number } of [kept, handed]) {
    const page = await resident.get(look(number));
    expect(page.words).toContain('已受理，正在办理');
    expect(page.words).not.toMatch(/教育局|移交|公安|2021年/);
  }
  await line.act(kept, line.teacher, 'reply', { text: '已办' });
  expect((await resident.get(look(kept.number))).words).toContain('已办结');
});

test('numbers that are unknown and that were taken back answer alike, and guessing is slowed', async () => {
  const line = await openLine();
  await line.register();
  const asked = await line.register();
  await line.act(asked, undefined, 'withdraw', {});
  const resident = new Browser(line);
  const [gone, unknown] = [
    await resident.get(look(asked.number)),
    await resident.get(look('SQ-20210520-9999')),
  ];
  expect([gone.status, unknown.status]).toEqual([404, 404]);
  expect(gone.words.replaceAll(asked.number, '')).toBe(unknown.words.replaceAll('SQ-20210520-9999', ''));
  for (let n = 0; n < 20; n++) await resident.get(look(`SQ-20210520-${String(1000 + n)}`));
  expect((await resident.get(look('SQ-20210520-8888'))).status).toBe(429);
});
