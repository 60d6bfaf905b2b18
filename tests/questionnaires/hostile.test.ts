import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { begin, bringIn, openMaking, propose, set, settings, signOff } from './support.ts';

const marks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</textarea><svg onload=alert(1)>',
  '{{constructor}}',
  'javascript:alert(1)',
];

/** Sixty texts that would be more than text where somebody forgot to escape them. */
const payloads = Array.from(
  { length: 60 },
  (_, at) => `${at} ${marks[at % marks.length]} ${marks[(at * 7 + 1) % marks.length]}`,
);

function expectText(page: Page) {
  expect(page.status).toBeLessThan(500);
  expect(page.html).not.toMatch(/<script>alert|<img src=x|<svg onload/);
}

const text = [
  `问卷 ${payloads[0]}`,
  `说明：${payloads[1]}`,
  `第一部分 ${payloads[2]}`,
  `1. 题 ${payloads[3]} [单选][必答]`,
  ...payloads.slice(4, 40),
  `2. 题 ${payloads[40]} [矩阵单选]`,
  '行：',
  ...payloads.slice(41, 50),
  '列：',
  ...payloads.slice(50),
].join('\n');

test('sixty scripts are text at every step, up to the public page', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  expectText(await editor.post(begin, { act: 'preview', text }));
  const address = await bringIn(editor, { act: 'keep', text });
  for (const end of ['', '/text', '/preview', '/preview?section=A', '/preview?section=Q1&mode=senior'])
    expectText(await editor.get(address + end));
  const saved = await set(editor, address, {
    ...settings,
    sponsor: marks.join(' '),
    population: payloads.join(' ').slice(0, 3000),
  });
  expectText(saved);
  expectText(await signOff(await making.as(making.approver), await propose(editor, address)));
  const visitor = new Browser(making);
  const intro = await visitor.get('/questionnaires/hall-survey');
  expectText(intro);
  const step = await visitor.press(intro.form('/answering'));
  expectText(step);
  for (const payload of payloads.slice(3)) expect(step.words).toContain(payload.replace(/ +/g, ' '));
  expectText(await visitor.get('/'));
});

test('bodies over 256 KB are refused, long option lists are shown in part', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const long = `问卷\n1. 题[单选]\n${Array.from({ length: 3000 }, (_, at) => `选项${at}`).join('\n')}`;
  const page = await editor.post(begin, { act: 'preview', text: long });
  expect(page.status).toBe(200);
  expect(page.words).toContain('只列出前400行');
  expect((await editor.post(begin, { act: 'keep', text: long.repeat(6) })).status).toBe(413);
});

test('files that nest deeply, are no object or hold odd keys are listed, never an error of ours', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const deep = (open: string, close: string) =>
    `{"schema":1,"sections":${open.repeat(5000)}${close.repeat(5000)}}`;
  for (const file of [
    deep('[', ']'),
    deep('{"all":', '}'),
    '[]',
    'null',
    '1',
    '"x"',
    '',
    '{"__proto__":{"x":1}}',
    '{"sections":[null]}',
  ]) {
    const page = await editor.post(begin, { act: 'file', file });
    expect(page.status, file.slice(0, 40)).toBe(422);
    expect(page.summary).toEqual(['#file']);
  }
});

test('odd fields, answers and choices are turned away or taken as nothing', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text: '问卷\n1. 题[单选]\n甲\n乙' });
  for (const fields of [
    { 'item.__proto__.text': 'x', 'rewording.': 'typo' },
    { 'item.Q1.text': '', minutes: '-1' },
    { slug: '../x', title: '\u0000' },
    { title: '长'.repeat(5000) },
  ] as { [name: string]: string }[]) {
    const form = (await editor.get(address)).form(address);
    for (const [name, value] of Object.entries(fields)) form.fields.set(name, value);
    expect([200, 422]).toContain((await editor.press(form)).status);
  }
  expect((await editor.post(`${address}/proposals`, {})).status).toBe(409);
  for (const answers of ['', '[]', '{"Q1":{}}', '{"__proto__":"x"}', '9'.repeat(300)])
    expectText(await editor.post(`${address}/preview/sections/A`, { answers, Q1: 'A9' }));
  expect((await editor.post(`${address}/preview/sections/nowhere`, {})).status).toBe(404);
  for (const chosen of ['', 'q:', 'p:..', 'q:__proto__', 'x'])
    expect((await editor.post(begin, { act: 'copy', copy: chosen })).status).toBe(422);
});
