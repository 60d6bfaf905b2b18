import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CommentBody,
  type CommentProblem,
  checkBody,
  cleanBody,
  limits,
} from '#server/comments/comment-body.ts';
import type { DocumentVersion } from '#server/drafts/drafts.ts';
import { partyKinds } from '#shared/terms.ts';
import { commentBody, opinion, small } from '../support/consultations.ts';

let version: DocumentVersion;

beforeAll(() => {
  version = {
    documentId: 'd',
    no: 1,
    title: small.title,
    hash: '',
    publishedAt: new Date(0),
    roots: [],
    clauses: ['1', '2'].map((key) => ({
      lineage: `l${key}`,
      key,
      level: 'article',
      label: { 'zh-CN': key },
      heading: undefined,
      text:
        key === '1' ? { 'zh-CN': '𠮷野停车场𠮷应当公示标准。', en: 'Charges shall be posted.' } : undefined,
      affected: undefined,
      parent: undefined,
      children: [],
    })),
  };
});

const check = (more: Partial<CommentBody>): CommentProblem[] =>
  checkBody(version, cleanBody(commentBody(more)));

const checkOpinion = (more: Parameters<typeof opinion>[0]) => check({ opinions: [opinion(more)] });

const word = (n: number) => '𠮷'.repeat(n);

describe('what is wrong with a comment', () => {
  test.each<[string, () => CommentProblem[], CommentProblem[]]>([
    ['nothing', () => check({}), []],
    ['nothing said', () => check({ opinions: [] }), [{ pointer: '/opinions', code: 'empty_comment' }]],
    ['a statement alone', () => check({ opinions: [], statement: '无意见' }), []],
    [
      'a statement of spaces',
      () => check({ opinions: [], statement: ' \u3000\n' }),
      [{ pointer: '/opinions', code: 'empty_comment' }],
    ],
    [
      'a statement with opinions',
      () => check({ statement: '无意见' }),
      [{ pointer: '/statement', code: 'empty_comment' }],
    ],
    [
      'as many opinions as may be',
      () => check({ opinions: Array.from({ length: 60 }, () => opinion()) }),
      [],
    ],
    [
      'one opinion too many',
      () => check({ opinions: Array.from({ length: 61 }, () => opinion()) }),
      [{ pointer: '/opinions', code: 'too_many_opinions', limit: 60 }],
    ],
    ['several opinions on one clause', () => check({ opinions: [opinion(), opinion(), opinion()] }), []],
    ['the whole draft', () => checkOpinion({ clause: null }), []],
    [
      'a clause that is not there',
      () => checkOpinion({ clause: '9' }),
      [{ pointer: '/opinions/0/clause', code: 'unknown_clause' }],
    ],
    [
      'a clause of every object',
      () => checkOpinion({ clause: '__proto__', quote: '应当' }),
      [{ pointer: '/opinions/0/clause', code: 'unknown_clause' }],
    ],
    ['support without words', () => checkOpinion({ stance: 'support', text: '' }), []],
    ['opposition without words', () => checkOpinion({ stance: 'oppose', text: ' ' }), []],
    ['an amendment by its wording alone', () => checkOpinion({ text: '', proposed: '改为' }), []],
    ...(['amend', 'ask', 'none'] as const).map(
      (stance): [string, () => CommentProblem[], CommentProblem[]] => [
        `${stance} without words`,
        () => checkOpinion({ stance, text: '\u200b ' }),
        [{ pointer: '/opinions/0/text', code: 'required' }],
      ],
    ),
    [
      'a stance that there is not',
      () => checkOpinion({ stance: 'neutral' as 'none' }),
      [{ pointer: '/opinions/0/stance', code: 'required' }],
    ],
    [
      'a party that there is not',
      () => check({ party: { kind: 'king' as 'person', name: null, signatories: null } }),
      [{ pointer: '/party/kind', code: 'required' }],
    ],
    [
      'a language that is none',
      () => check({ language: '<b>' }),
      [{ pointer: '/language', code: 'required' }],
    ],
  ])('%s', (_, problems, wanted) => {
    expect(problems()).toEqual(wanted);
  });

  test.each<[string, number, (words: string) => Partial<CommentBody>]>([
    ['/opinions/0/text', limits.text, (text) => ({ opinions: [opinion({ text })] })],
    ['/opinions/0/proposed', limits.text, (proposed) => ({ opinions: [opinion({ proposed })] })],
    ['/statement', limits.text, (statement) => ({ opinions: [], statement })],
    ['/contact', limits.contact, (contact) => ({ contact })],
    ['/party/name', limits.name, (name) => ({ party: { kind: 'person', name, signatories: null } })],
  ])('%s holds so many code points and not one more', (pointer, limit, of) => {
    expect(check(of(word(limit)))).toEqual([]);
    expect(check(of(` ${word(limit)}\n`))).toEqual([]);
    expect(check(of(word(limit + 1)))).toEqual([{ pointer, code: 'too_long', limit }]);
  });

  test('a quote that is too long is said to be, and not to be there', () => {
    const quote = word(limits.quote + 1);
    expect(checkOpinion({ quote })).toEqual([
      { pointer: '/opinions/0/quote', code: 'too_long', limit: 500 },
      { pointer: '/opinions/0/quote', code: 'quote_not_found' },
    ]);
  });

  test('every problem is told, at its place', () => {
    const problems = check({
      opinions: [opinion(), opinion({ clause: '9', text: '' }), opinion({ quote: '没有这句' })],
      contact: word(201),
    });
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/opinions/1/clause unknown_clause',
      '/opinions/1/text required',
      '/opinions/2/quote quote_not_found',
      '/contact too_long',
    ]);
  });
});

describe('parties', () => {
  const party = (
    kind: (typeof partyKinds)[number],
    signatories: number | null,
    name: string | null = '某某',
  ) => check({ party: { kind, name, signatories } });
  const missing = [{ pointer: '/party/signatories', code: 'signatories_missing' }];

  test.each([null, 0, 1, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, limits.signatories + 1])(
    'a joint letter of %s is none',
    (signatories) => {
      expect(party('joint_letter', signatories)).toEqual(missing);
    },
  );

  test.each([2, 120, limits.signatories])('a joint letter of %s is one', (signatories) => {
    expect(party('joint_letter', signatories)).toEqual([]);
  });

  test('nobody else has signatories', () => {
    for (const kind of partyKinds) {
      const body = cleanBody(commentBody({ party: { kind, name: '某某', signatories: 7 } }));
      expect([kind, body.party.signatories]).toEqual([kind, kind === 'joint_letter' ? 7 : null]);
    }
  });

  test('a government body says which; anybody else may stay unnamed', () => {
    for (const kind of partyKinds)
      expect([kind, party(kind, 2, ' ').map(({ code }) => code)]).toEqual([
        kind,
        kind === 'government_body' ? ['name_missing'] : [],
      ]);
  });
});

describe('quotes', () => {
  test.each([
    ['words that the clause does not have', { quote: '应当免费' }],
    ['words of a clause without any', { clause: '2', quote: '应当' }],
    ['words of no clause, which a page would show as the draft’s', { clause: null, quote: '应当' }],
    ['half a character', { quote: '\udfb7' }],
  ])('%s are no quote', (_, more) => {
    const problems = checkOpinion(more);
    if (more.quote === '\udfb7')
      expect(cleanBody(commentBody({ opinions: [opinion(more)] })).opinions[0]?.quote).toBeNull();
    else expect(problems).toEqual([{ pointer: '/opinions/0/quote', code: 'quote_not_found' }]);
  });
});
