import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findPersonalInformation } from '#shared/text/personal-information.ts';

/** The check character by its definition: the weighted sum of all 18 is 1 modulo 11 (weights 2^(18-i) mod 11). */
function withResidentCheck(first17: string): string {
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  const check = Array.from({ length: 11 }, (_, value) => value).find((value) => (sum + value) % 11 === 1);
  return first17 + (check === 10 ? 'X' : check);
}

/** Appends the digit that makes the sum right, every second one from the right doubled. */
function withLuhn(digits: string): string {
  for (const check of '0123456789') {
    const sum = [...digits, check]
      .reverse()
      .map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2))
      .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
    if (sum % 10 === 0) return digits + check;
  }
  throw new Error('There is always one');
}

const full = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const grouped = (digits: string, sizes: number[], by: string) => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return digits.slice(at - size, at);
    })
    .join(by);
};

const id = withResidentCheck('21020219000101000');
const idWithX = Array.from({ length: 999 }, (_, n) =>
  withResidentCheck(`210202190002${String(28000 + n).padStart(5, '0')}`),
).find((number) => number.endsWith('X')) as string;
const card16 = withLuhn('622200000000000');
const card19 = withLuhn('622200000000000000');

/** What is found, as kind and the words themselves. */
const foundIn = (text: string) =>
  findPersonalInformation(text).map(({ start, end, kind }) => [kind, [...text].slice(start, end).join('')]);

describe('What is found', () => {
  const positives: [kind: string, found: string][] = [
    ['id_number', id],
    ['id_number', idWithX],
    ['id_number', idWithX.toLowerCase()],
    ['id_number', full(id)],
    ['id_number', grouped(id, [6, 8, 4], ' ')],
    ['id_number', grouped(id, [6, 8, 4], '-')],
    ['id_number', grouped(id, [4, 4, 4, 4, 2], ' ')],
    ['id_number', grouped(id, [6, 4, 4, 4], '.')],
    ['id_number', `${idWithX.slice(0, 17)} X`],
    ['id_number', '210202500101001'],
    ['id_number', '210202 500101 001'],
    ['phone', '13800000000'],
    ['phone', '19900000000'],
    ['phone', '138 0000 0000'],
    ['phone', '138-0000-0000'],
    ['phone', '138–0000–0000'],
    ['phone', '138.0000.0000'],
    ['phone', '138·0000·0000'],
    ['phone', '1380 000 0000'],
    ['phone', '138 00000000'],
    ['phone', '+8613800000000'],
    ['phone', '+86 138 0000 0000'],
    ['phone', '86-138-0000-0000'],
    ['phone', '008613800000000'],
    ['phone', '0086 13800000000'],
    ['phone', '(+86)13800000000'],
    ['phone', full('13800000000')],
    ['phone', '138\u20000000\u30000000'],
    ['phone', '138\u200b0000\u200b0000'],
    ['phone', '0411-80000000'],
    ['phone', '0411-8000 0000'],
    ['phone', '0411 80000000'],
    ['phone', '041180000000'],
    ['phone', '(0411)80000000'],
    ['phone', '（0411）80000000'],
    ['phone', '(0411) 8000-0000'],
    ['phone', '010-60000000'],
    ['phone', '024-2000000'],
    ['phone', '0411-80000000转801'],
    ['phone', '0411-80000000-801'],
    ['phone', '0411-80000000 ext. 801'],
    ['phone', '+86 411 8000 0000'],
    ['phone', '0086-411-80000000'],
    ['card', card16],
    ['card', card19],
    ['card', withLuhn('400000000000000')],
    ['card', withLuhn('510000000000000')],
    ['card', withLuhn('35000000000000000')],
    ['card', grouped(card16, [4, 4, 4, 4], ' ')],
    ['card', grouped(card19, [4, 4, 4, 4, 3], '-')],
    ['card', grouped(card19, [6, 13], ' ')],
    ['card', full(card19)],
    ['email', 'someone@example.com'],
    ['email', 'some.one+open-day@mail.example.com.cn'],
    ['email', 'someone＠example．com'],
    ['email', 'someone @ example.com'],
    ['email', '13800000000@example.com'],
    ['email', `${id}@example.com`],
    ['plate', '辽B12345'],
    ['plate', '辽B·A1234'],
    ['plate', '辽B A1234'],
    ['plate', '辽b·12345'],
    ['plate', '辽B·D12345'],
    ['plate', '辽BF12345'],
    ['plate', '辽B12345D'],
    ['plate', '辽B1234学'],
    ['plate', full('B12345').replace(/^/, '辽')],
  ];

  it.each(positives)('as %s: %s', (kind, words) => {
    for (const [before, after] of [
      ['', ''],
      ['请致电𠮷先生：', '，谢谢。'],
      ['我是', '号主人'],
      ['（', '）'],
      ['tel', ''],
      ['text ', ' and more'],
    ] as const) {
      if (before === 'tel' && !/^\d+$/.test(words)) continue;
      expect(foundIn(before + words + after)).toEqual([[kind, words]]);
    }
  });

  it('finds several, in order', () => {
    expect(foundIn(`${id}，13800000000、${card19} 0411-80000000；a@example.com 辽B12345`)).toEqual([
      ['id_number', id],
      ['phone', '13800000000'],
      ['card', card19],
      ['phone', '0411-80000000'],
      ['email', 'a@example.com'],
      ['plate', '辽B12345'],
    ]);
    expect(foundIn('13800000000 13900000000')).toHaveLength(2);
    expect(foundIn(`${id} 13800000000`)).toHaveLength(2);
  });

  it('joins what overlaps, so that no part stays', () => {
    expect(foundIn(`${grouped(id, [6, 8, 4], ' ')}@example.com`)).toEqual([
      ['id_number', `${grouped(id, [6, 8, 4], ' ')}@example.com`],
    ]);
  });
});

test.each([
  ['a day', '2021年5月15日'],
  ['a day in digits', '2021-05-15，20210515，2021.05.15，2021/5/15'],
  ['days in a row', '2021-05-15 2021-06-15 20210515 20210615'],
  ['a time', '2021-05-15 10:30:00，10:30-11:30'],
  ['an article', '第七条、第138条第2款'],
  ['a document number', '国办发〔2018〕37号、大政办发〔2018〕104号、国令第711号'],
  ['an amount', '1380000元，13800元，138.00万元，1,380,000.00元'],
  ['a large amount', '13800000000元，¥13800000000，13800000000.00，13800000000 吨'],
  ['a decimal', '0.13800000000，3.14159265358979'],
  ['sixteen digits that are no card', `${card16.slice(0, 15)}${(Number(card16[15]) + 1) % 10}`],
  ['a receipt', '1380 0000 0000 1234'],
  ['a receipt of another start', `收据 ${grouped(withLuhn('130000000000000'), [4, 4, 4, 4], ' ')}`],
  ['a hash', 'a13800000000b，sha256:13800000000ab4d3e2f1，f13800000000'],
  ['a percentage', '13.8%，100%'],
  ['a postcode', '116011'],
  ['an index number', '11210200MB0000000A/2021-00012，000014349/2018-00082'],
  ['hotlines', '12345、110、119、120、12315、96611，0411-12345'],
  ['digits that go on before', '213800000000'],
  ['digits that go on behind', '138000000001'],
  ['many digits', '1'.repeat(40)],
  ['an identity number with a wrong check', `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`],
  ['an identity number of no day', withResidentCheck('21020219000230000')],
  ['an identity number of no region', withResidentCheck('99020219000101000')],
  ['an identity number within more digits', `${id}0`],
  ['an old identity number of no day', '210202501301001'],
  ['a card within more digits', `9${card19}9`],
  ['a mobile number of no such start', '12000000000'],
  ['an area code alone', '0411，010'],
  ['an at sign', '@某人，某人@例子，a@b，@example.com，a@.com'],
  ['a province and a letter', '京A级景区，辽B2021年，新A20210515'],
  ['two figures side by side', '620 450 333 120 880 900 150 120'],
])('Not found: %s', (_, text) => {
  expect(foundIn(text)).toEqual([]);
});

const chinese = fc
  .array(fc.constantFrom(...'政务公开日请停车收费。，！？（）“”、；：咨询电话邮箱京辽沪𠮷😀 \nabcXYZ'), {
    maxLength: 60,
  })
  .map((characters) => characters.join(''));

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((each) => each.join(''));

const numbers = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 364 }), digits(3)).map(([days, order]) => {
    const day = new Date(Date.UTC(1985, 0, 1 + days)).toISOString().slice(0, 10).replaceAll('-', '');
    return ['id_number', withResidentCheck(`210202${day}${order}`)] as const;
  }),
  digits(8).map((rest) => ['phone', `139${rest}`] as const),
  digits(8).map((rest) => ['phone', `+86 139 ${rest.slice(0, 4)} ${rest.slice(4)}`] as const),
  digits(7).map((rest) => ['phone', `0411-8${rest}`] as const),
  digits(16).map((rest) => ['card', withLuhn(`62${rest}`)] as const),
  digits(6).map((name) => ['email', `a${name}@example.com`] as const),
  digits(4).map((rest) => ['plate', `辽B${rest}8`] as const),
);

test('A number put anywhere into a text is found there, and nothing else', () => {
  fc.assert(
    fc.property(chinese, chinese, numbers, (before, after, [kind, number]) => {
      const [left, right] = [`${before}。`, `，${after}`];
      const start = [...left].length;
      expect(findPersonalInformation(left + number + right)).toEqual([
        { start, end: start + [...number].length, kind },
      ]);
    }),
  );
});

test('Text without digits and @ holds nothing', () => {
  fc.assert(
    fc.property(fc.oneof(chinese, fc.string({ unit: 'grapheme' })), (text) => {
      expect(findPersonalInformation(text.replace(/[@＠\p{N}]/gu, ''))).toEqual([]);
    }),
  );
});

test('Whatever the text, the stretches lie in it, in order, apart', () => {
  const noise = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'0123456789０１@.-– +()辽BX😀'),
        numbers.map(([, number]) => number),
      ),
      {
        maxLength: 80,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(noise, (text) => {
      let at = 0;
      for (const { start, end } of findPersonalInformation(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual([...text].length);
    }),
  );
});

test.each([
  ['digits', '1'],
  ['digits parted by spaces', '1 '],
  ['digits parted by dashes', '13-'],
  ['digits and letters', '1a'],
  ['mobile numbers', '13800000000 '],
  ['at signs', 'a@'],
  ['addresses', 'a@a.'],
  ['labels', 'a.'],
  ['plates', '辽BAAAAA'],
  ['brackets', '(+0411)'],
  ['spaces', ' '],
])('Twice as many %s take about twice as long', (_, unit) => {
  const time = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const runs = [1, 2, 3].map(() => {
      const began = performance.now();
      findPersonalInformation(text);
      return performance.now() - began;
    });
    return Math.min(...runs);
  };
  const ratio = () => {
    const short = Math.max(5, time(50_000));
    return time(400_000) / short;
  };
  // Whoever else uses the machine makes a measurement longer, never what grows with the square shorter.
  expect(Math.min(ratio(), ratio())).toBeLessThan(32);
});
