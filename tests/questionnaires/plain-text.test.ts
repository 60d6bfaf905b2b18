import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { mergeSections } from '#shared/questionnaire/merge.ts';
import { recognise } from '#shared/questionnaire/plain/recognise.ts';
import { plainText } from '#shared/questionnaire/plain/write.ts';
import { social } from '../support/definitions.ts';

const bodyOf = (text: string) => {
  const { title, intro, sections } = recognise(text);
  return { title, intro, sections };
};

const again = (text: string) => {
  const { title, intro, sections } = bodyOf(text);
  return bodyOf(plainText({ title, intro, sections, lists: {} }));
};

test('what officers write is read: parts, kinds, brackets of both widths, options with and without marks', () => {
  const { title, intro, sections, lines } = recognise(
    [
      '\ufeff办事大厅满意度问卷 | Service hall survey',
      '本问卷匿名填写。',
      'en: It is anonymous.',
      '第一部分　办事经历',
      '1．您办理的是哪类事项？【单选题】*',
      'A、不动产',
      'B.\u00a0社保',
      '③ 其他＿＿＿＿',
      '2、您知道哪些渠道？（多选，最多２项）（选填）',
      '□网站 | Website',
      '□热线',
      '□都不知道[互斥]',
      '二、评价',
      '3. 您的满意程度[量表1-5][必答]',
      '低：很不满意',
      '高：很满意',
      '4. 请评价[矩阵单选]',
      '行：',
      '环境',
      '效率',
      '列：好；一般；差',
      '5. 还有什么建议？[多行]',
      '提示：请不要写姓名和电话',
      '6. 您一年来几次？[数字0-365]',
    ].join('\r\n'),
  );
  expect(title).toEqual({ 'zh-CN': '办事大厅满意度问卷', en: 'Service hall survey' });
  expect(intro).toEqual({ 'zh-CN': '本问卷匿名填写。', en: 'It is anonymous.' });
  expect(sections.map(({ code, title }) => [code, title['zh-CN']])).toEqual([
    ['A', '办事经历'],
    ['B', '评价'],
  ]);
  const items = sections.flatMap((section) => section.items);
  expect(items.map(({ code, kind, required }) => [code, kind, required])).toEqual([
    ['Q1', 'single', true],
    ['Q2', 'multiple', false],
    ['Q3', 'scale', true],
    ['Q4', 'matrix', false],
    ['Q5', 'text', false],
    ['Q6', 'number', false],
  ]);
  expect(items[0]).toMatchObject({
    text: { 'zh-CN': '您办理的是哪类事项？' },
    options: [
      { code: 'A1', text: { 'zh-CN': '不动产' } },
      { code: 'A2', text: { 'zh-CN': '社保' } },
      { code: 'A3', text: { 'zh-CN': '其他' }, other_text: true },
    ],
  });
  expect(items[1]).toMatchObject({
    max: 2,
    options: [{ text: { 'zh-CN': '网站', en: 'Website' } }, {}, { exclusive: true }],
  });
  expect(items[2]).toMatchObject({
    from: 1,
    to: 5,
    low: { 'zh-CN': '很不满意' },
    high: { 'zh-CN': '很满意' },
  });
  expect(items[3]).toMatchObject({
    rows: [{ code: 'R1', text: { 'zh-CN': '环境' } }, { code: 'R2' }],
    options: [{ text: { 'zh-CN': '好' } }, {}, { text: { 'zh-CN': '差' } }],
  });
  expect(items[4]).toMatchObject({ help: { 'zh-CN': '请不要写姓名和电话' }, lines: 'many' });
  expect(items[5]).toMatchObject({ min: 0, max: 365 });
  expect(lines.flatMap(({ doubts }) => doubts)).toEqual([]);
});

test('the columns of a matrix may stand in one line, as survey tools write them', () => {
  const [section] = recognise('问卷\n请评价[矩阵单选题]\n好 一般 差\n环境\n效率').sections;
  expect(section?.items[0]).toMatchObject({
    kind: 'matrix',
    rows: [{ text: { 'zh-CN': '环境' } }, { text: { 'zh-CN': '效率' } }],
    options: [{ code: 'A1', text: { 'zh-CN': '好' } }, {}, { code: 'A3' }],
  });
});

test('doubts stand at their lines', () => {
  const { lines } = recognise(
    [
      '问卷',
      'A. 早来的选项',
      '1. 没有写题型',
      '是',
      '否',
      '2. 没有选项[单选]',
      '3. 题[奇怪]',
      '好',
      '好',
    ].join('\n'),
  );
  expect(lines.filter(({ doubts }) => doubts.length > 0).map(({ line, doubts }) => [line, doubts])).toEqual([
    [2, ['option_before_item']],
    [3, ['no_kind']],
    [6, ['no_options']],
    [7, ['unknown_bracket', 'no_kind']],
    [9, ['repeated_option']],
  ]);
});

test('codes that are given stay, those that are not never take one', () => {
  const [section] = recognise(
    '问卷\n1. 甲[填空] {Q2}\n2. 乙[填空]\n3. 丙[单选]\n是 {A2}\n否\n不知道',
  ).sections;
  expect(section?.items.map(({ code }) => code)).toEqual(['Q2', 'Q3', 'Q4']);
  expect(section?.items[2]).toMatchObject({ options: [{ code: 'A2' }, { code: 'A3' }, { code: 'A4' }] });
});

const word = fc.string({
  unit: fc.constantFrom(...'题目选项ab 12.、|[]【】()（）{}*_＿:：\\必答单选,其他en'),
  minLength: 1,
  maxLength: 14,
});
const kind = fc.constantFrom(
  '单选',
  '多选',
  '多选,最多2项',
  '排序',
  '填空',
  '多行',
  '数字',
  '日期',
  '量表1-7',
  '矩阵单选',
  '地区',
);
const item = fc.record({
  text: word,
  kind,
  required: fc.boolean(),
  options: fc.array(word, { maxLength: 5 }),
});
const written = fc.record({
  title: word,
  parts: fc.array(fc.record({ title: word, items: fc.array(item, { maxLength: 4 }) }), { maxLength: 3 }),
});

test('text, definition, text again: the same definition, whatever stands in it', () => {
  fc.assert(
    fc.property(written, ({ title, parts }) => {
      const lines = [title];
      for (const part of parts) {
        lines.push(`第一部分 ${part.title}`);
        for (const [at, each] of part.items.entries())
          lines.push(
            `${at + 1}. ${each.text}[${each.kind}]${each.required ? '[必答]' : ''}`,
            ...each.options,
          );
      }
      const text = lines.join('\n');
      expect(again(text)).toEqual(bodyOf(text));
    }),
    { numRuns: 500 },
  );
});

test.each(['题：:＿＿', '题:', '题\\：＿＿', '：____', '题： ____'])(
  'an option %s is read the same again, its colons and its blank',
  (option) => {
    const text = ['题', '第一部分 题', '1. 题[单选]', option].join('\n');
    expect(again(text)).toEqual(bodyOf(text));
  },
);

test('any lines at all are read, each of them, and read the same again', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(recognise(text).lines).toHaveLength(lines.filter((line) => line.trim() !== '').length);
      expect(again(text)).toEqual(bodyOf(text));
    }),
    { numRuns: 500 },
  );
});

test('the text of a whole questionnaire keeps its words, kinds and codes', () => {
  const { sections } = recognise(plainText(social));
  const codes = (all: typeof sections) =>
    all.flatMap((section) =>
      section.items.map(({ code, kind, text, required, role }) => ({ code, kind, text, required, role })),
    );
  expect(codes(sections)).toEqual(codes(definitionSchema.parse(social).sections));
});

test('a questionnaire of this city, written down as officers write, is read whole', () => {
  const text = readFileSync(new URL('../fixtures/questionnaires/social.txt', import.meta.url), 'utf8');
  const { sections, lines, title } = recognise(text);
  const items = sections.flatMap((section) => section.items);
  const kinds = itemsOf(social).map(({ code, kind, required, role }) => [code, kind, required, role]);
  expect(items.map(({ code, kind, required, role }) => [code, kind, required, role])).toEqual(kinds);
  expect(title).toEqual(social.title);
  expect(items.map(({ text }) => text.en)).toEqual(itemsOf(social).map(({ text }) => text.en));
  const doubted = lines.filter(({ doubts }) => doubts.length > 0);
  // What takes its options from an earlier answer has none of its own in the text.
  expect(doubted.map(({ code, doubts }) => [code, doubts])).toEqual([['Q8', ['no_options']]]);
});

test('logic, groups and English stay with their codes when a text is put over a questionnaire', () => {
  const { sections } = recognise(plainText(social));
  expect(mergeSections(social, sections)).toEqual(social.sections);
  const reworded = plainText(social).replace('您的性别是？', '请问您的性别是？');
  const merged = mergeSections(social, recognise(reworded).sections);
  const sex = merged.flatMap(({ items }) => items).find(({ code }) => code === 'Q4');
  expect(sex?.text['zh-CN']).toBe('请问您的性别是？');
  expect(sex).toMatchObject({ options: [{}, {}, { code: 'x', missing: 'refused' }] });
});
