import { expect, test } from 'vitest';
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { readConsultationFile } from '#shared/consultation/file.ts';

const faultsOf = (text: string) => {
  const read = readConsultationFile(text);
  return 'faults' in read ? read.faults.map(({ at, code }) => `/${at.join('/')} ${code}`) : [];
};

test('a file is read as it is, with or without a byte order mark', () => {
  const text = JSON.stringify(waste);
  for (const file of [text, `\uFEFF${text}`])
    expect(readConsultationFile(file)).toEqual({ definition: consultationDefinition.parse(waste) });
});

test.each([
  ['nothing', '', 'not_json'],
  ['half an object', '{', 'not_json'],
  ['a list', '[]', 'malformed'],
  ['null', 'null', 'malformed'],
  ['a text', '"text"', 'malformed'],
  ['a deep list', '['.repeat(100_000), 'too_deep'],
  ['deep clauses', `${'{"clauses":['.repeat(15_000)}${']}'.repeat(15_000)}`, 'too_deep'],
  ['a text that never ends', `"${'[{'.repeat(50_000)}`, 'not_json'],
  ['a text of brackets', `"${'\\"['.repeat(50_000)}"`, 'malformed'],
])('%s is none', (_, text, code) => {
  expect(faultsOf(text)).toEqual([`/ ${code}`]);
});

test('every fault is listed with its place', () => {
  const file = structuredClone(waste) as { [field: string]: unknown } & typeof waste;
  file.notice.basis = [];
  file.notice.contact = { unit: 'text' } as never;
  file.round.closes_at = '2021-06-16';
  file['__proto__ '] = 1;
  (file.clauses[1]?.children[0] as { level: string }).level = 'verse';
  expect(faultsOf(JSON.stringify(file))).toEqual([
    '/notice/basis missing',
    '/notice/contact/unit malformed',
    '/clauses/1/children/0/level malformed',
    '/round/closes_at malformed',
    '/__proto__  unknown_field',
  ]);
});
