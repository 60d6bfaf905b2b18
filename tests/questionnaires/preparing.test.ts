import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openMaking, publishText } from './support.ts';

test('from pasted text to an answer: begun, set, signed by another officer, open to the public', async () => {
  const making = await openMaking();
  const { signed, editor, address } = await publishText(making);
  expect(signed.status).toBe(200);
  const visitor = new Browser(making);
  const intro = await visitor.get('/questionnaires/hall-survey');
  expect(intro.heading).toBe('办事大厅满意度问卷');
  expect(intro.words).toContain('原始答卷在截止后保存12个月后删除');
  const step = await visitor.press(intro.form('/answering'));
  const check = await visitor.press(
    step.form('/sections/A').fill({ Q1: 'A3', Q1__A3: '公积金', Q2: '多设座位' }),
  );
  const received = await visitor.press(check.form('/responses'));
  expect(received.receipt).toMatch(/^\d{4} /);
  expect((await visitor.get('/en/questionnaires/hall-survey')).heading).toBe('Service hall survey');
  const after = await editor.get(address);
  expect(after.words).toContain('已经公布为第1版');
  expect((await editor.post(address, { title: '改' })).status).toBe(409);
});
