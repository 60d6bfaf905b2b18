import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { type ClauseNode, clauseKey, consultationDefinition } from '#shared/consultation/definition.ts';
import { recognise } from '#shared/drafts/recognise.ts';

const rule = consultationDefinition.parse(waste);
const plan = consultationDefinition.parse(mch);

const zh = (text: { [language: string]: string } | undefined) => text?.['zh-CN'] ?? '';
const flat = (nodes: ClauseNode[]): ClauseNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const keysOf = (text: string) => flat(recognise(text).clauses).map(({ key }) => key);
const reasonsOf = (text: string) => recognise(text).doubts.map(({ line, reason }) => `${line} ${reason}`);
const bare = (text: string) => text.replace(/\s+/gu, '');

/** Everything that was kept, in order; a preamble's label is ours. */
function kept(text: string): string {
  const { title, clauses, doubts } = recognise(text);
  const words = flat(clauses).map(
    ({ key, label, heading, text }) => (key === 'preamble' ? '' : zh(label)) + zh(heading) + zh(text),
  );
  const passed = doubts.filter(({ reason }) => reason === 'contents').map(({ text }) => text);
  return bare([title, ...passed, ...words].join(''));
}

/** A draft as a Word file would be pasted. */
const printed = (title: string, clauses: ClauseNode[], part: (node: ClauseNode) => string) =>
  [title, '', ...flat(clauses).map(part)].join('\n');

const asRule = ({ label, heading, text }: ClauseNode) => `　　${zh(label)}　${zh(heading)}${zh(text)}`;
const asPlan = ({ level, label, heading, text }: ClauseNode) =>
  level === 'paragraph'
    ? `${zh(label)}${heading ? `${zh(heading)}。` : ''}${zh(text)}`
    : `${zh(label)}${zh(heading)}\n${zh(text)}`;

describe('the samples come back', () => {
  test('the rule: same keys, levels, labels in both languages, headings and texts, and no doubt', () => {
    const { title, clauses, doubts, lines } = recognise(printed(zh(rule.title), rule.clauses, asRule));
    const shape = ({ key, level, label, heading, text }: ClauseNode) => ({
      key,
      level,
      label,
      heading: zh(heading),
      text: zh(text),
    });
    expect(title).toBe(zh(rule.title));
    expect(flat(clauses).map(shape)).toEqual(flat(rule.clauses).map(shape));
    expect(doubts).toEqual([]);
    expect(lines).toEqual({ read: 44, accounted: 44 });
  });

  test('the plan, whose headings keep their full stop', () => {
    const { title, clauses, doubts } = recognise(printed(zh(plan.title), plan.clauses, asPlan));
    const shape = ({ key, level, label, heading, text }: ClauseNode) =>
      [key, level, zh(label), label.en, zh(heading).replace(/。$/u, ''), zh(text)].join('|');
    expect(title).toBe(zh(plan.title));
    expect(flat(clauses).map(shape)).toEqual(flat(plan.clauses).map(shape));
    expect(flat(clauses)[1]?.heading).toEqual({ 'zh-CN': '工作目的。' });
    expect(doubts).toEqual([]);
  });
});

describe('numbering', () => {
  test('divisions have their own addresses, articles count through', () => {
    const text = [
      '办法',
      '第一编 总则',
      '第一章　基本规定',
      '第一节 目的',
      '第1条 甲。',
      '第二节 范围',
      '第二条 乙。',
      '第二章 其他',
      '第三条 丙：',
      '（一）丁：',
      '1.戊；',
      '（1）己；',
      '(2) 庚。',
      '附件1',
      '分类目录',
      '一、辛',
      '（一）壬。',
      '附件2：表格',
    ].join('\n');
    expect(keysOf(text)).toEqual([
      'part-1',
      'part-1-chapter-1',
      'part-1-chapter-1-section-1',
      '1',
      'part-1-chapter-1-section-2',
      '2',
      'part-1-chapter-2',
      '3',
      '3-1',
      '3-1-1',
      '3-1-1-1',
      '3-1-1-2',
      'annex-1',
      'annex-1-1',
      'annex-1-1-1',
      'annex-2',
    ]);
    expect(recognise(text).doubts).toEqual([]);
    expect(recognise(text).clauses.map(({ level }) => level)).toEqual(['part', 'annex', 'annex']);
  });

  test.each([
    ['第九百九十九条', 999],
    ['第一百零一条', 101],
    ['第一百一十条', 110],
    ['第二十条', 20],
    ['第十条', 10],
    ['第１２条', 12],
  ])('%s is article %i', (label, no) => {
    expect(keysOf(`办法\n${label}　甲。`)).toEqual([String(no)]);
  });

  test('第七条之一 stands between 7 and 8', () => {
    const text = '办法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。';
    expect(keysOf(text)).toEqual(['1', '1z1', '2']);
    expect(recognise(text).doubts).toEqual([]);
  });

  test('what is no number is no label', () => {
    expect(keysOf('办法\n第一条 甲。\n第十十条 乙。\n第○条 丙。')).toEqual(['1']);
  });

  test('a label in the middle of a sentence is none', () => {
    const text = '办法\n第一条 违反规定的，依照\n第七条规定处罚；\n第九条情形除外。\n第二条依照第一条处理。';
    const { clauses } = recognise(text);
    expect(clauses.map(({ key, text }) => [key, zh(text)])).toEqual([
      ['1', '违反规定的，依照\n第七条规定处罚；\n第九条情形除外。'],
      ['2', '依照第一条处理。'],
    ]);
    expect(reasonsOf(text)).toEqual(['3 reference', '4 reference', '5 unparted']);
  });

  test('repeated and missing numbers are doubts, and addresses stay unique', () => {
    const text = '办法\n第一条 甲。\n第一条 乙：\n（一）子；\n第四条 丙。\n第二条 丁。';
    expect(keysOf(text)).toEqual(['1', '1x2', '1x2-1', '4', '2']);
    expect(reasonsOf(text)).toEqual(['3 not_ascending', '5 gap', '6 not_ascending']);
  });

  test('what comes after a list, and a label without words, are doubts', () => {
    const text = '办法\n第一条 下列：\n（一）甲。\n前款规定自公布之日起施行。\n第二条';
    expect(reasonsOf(text)).toEqual(['4 after_items', '5 empty']);
  });
});

describe('around the clauses', () => {
  test('the table of contents is passed over, line by line', () => {
    const text =
      '办法\n（征求意见稿）\n目　录\n第一章 总则……1\n第二章 附则……3\n\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。';
    expect(recognise(text).title).toBe('办法（征求意见稿）');
    expect(keysOf(text)).toEqual(['chapter-1', '1', 'chapter-2', '2']);
    expect(reasonsOf(text)).toEqual(['3 contents', '4 contents', '5 contents']);
  });

  test('chapters after a heading 目录 that never come again are the draft', () => {
    expect(keysOf('办法\n目录\n第一章 总则\n第一条 甲。')).toEqual(['chapter-1', '1']);
  });

  test('a title has several lines, and what follows it before the first label is kept', () => {
    const text = '关于进一步做好工作的\n实施方案\n\n为做好工作，制定本方案。\n一、目标';
    expect(recognise(text).title).toBe('关于进一步做好工作的实施方案');
    expect(keysOf(text)).toEqual(['preamble', '1']);
    expect(reasonsOf(text)).toEqual(['4 preamble']);
  });

  test('a heading on the line after its label, and one in brackets', () => {
    const { clauses } = recognise('办法\n第一章\n总则\n第一条【目的】为了甲。\n第二条（范围）乙。');
    expect(flat(clauses).map(({ heading }) => zh(heading))).toEqual(['总则', '【目的】', '（范围）']);
  });

  test('nothing, and only a title', () => {
    expect(recognise('')).toEqual({
      title: '',
      clauses: [],
      doubts: [
        { line: 1, text: '', reason: 'no_title' },
        { line: 1, text: '', reason: 'no_structure' },
      ],
      lines: { read: 0, accounted: 0 },
    });
    const { title, clauses, doubts } = recognise('停车管理办法');
    expect({ title, clauses, doubts: doubts.map(({ reason }) => reason) }).toEqual({
      title: '停车管理办法',
      clauses: [],
      doubts: ['no_structure'],
    });
  });
});

const line = fc.oneof(
  fc.constantFrom(
    '第一条　',
    '第二条',
    '第二章 ',
    '第一编',
    '一、',
    '（一）',
    '1.',
    '（1）',
    '(2)',
    '附件1',
    '附件',
    '目录',
    '',
  ),
  fc.constantFrom(
    '总则',
    '为了甲。',
    '依照第一条处理；',
    '第七条规定',
    '目的。为了乙。',
    '　　',
    '……3',
    '1.5米',
  ),
  fc.string({ maxLength: 12 }),
);
const draft = fc
  .array(
    fc.array(line, { maxLength: 3 }).map((parts) => parts.join('')),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

test('the address of the deepest clause is a good one', () => {
  const deepest = '附件1\n第一编\n第二章\n第一节\n第七条 甲。\n（一）乙：\n1.丙：\n（1）丁。';
  const keys = flat(recognise(deepest).clauses).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(6);
  for (const key of keys) expect(clauseKey.safeParse(key).success, key).toBe(true);
  const bare = flat(recognise('附件1\n第一编\n第二章\n（2）').clauses).map(({ key }) => key);
  expect(bare).toContain('annex-1-part-1-chapter-2-2');
  for (const key of bare) expect(clauseKey.safeParse(key).success, key).toBe(true);
});

describe('whatever is pasted', () => {
  test('nothing is lost, every line is accounted for, every address is good and unique', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const { clauses, lines } = recognise(text);
        const keys = flat(clauses).map(({ key }) => key);
        expect([...kept(text)].sort().join('')).toBe([...bare(text)].sort().join(''));
        expect(lines.accounted).toBe(lines.read);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(clauseKey.safeParse(key).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('without a table of contents the order is kept too', () => {
    fc.assert(
      fc.property(
        draft.filter((text) => !text.includes('目')),
        (text) => {
          expect(kept(text)).toBe(bare(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['dots', '第一章…', '…', 'x'],
    ['dots before what is no page', '第一章', '.', '12x'],
    ['spaces', '第二章', ' ', 'x'],
  ])(
    'a line of 200,000 %s in a table of contents takes no longer than any other',
    (_what, from, each, to) => {
      const begun = performance.now();
      const line = `${from}${each.repeat(200_000)}${to}`;
      expect(recognise(`目录\n第一章 总则\n${line}\n第一章 总则`).lines.accounted).toBe(4);
      expect(performance.now() - begun).toBeLessThan(2000);
    },
  );

  test('100,000 lines take seconds at most, the same label every time too', () => {
    const begun = performance.now();
    for (const each of ['第一条　甲。', '（一）甲', '甲甲甲', '目录', '1.', '第一章…1'])
      expect(recognise(Array(100_000).fill(each).join('\n')).lines.accounted).toBe(100_000);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
