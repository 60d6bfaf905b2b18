import { describe, expect, test } from 'vitest';
import { fileOf, people, refused, sharedFileOf, tabulate } from './support.ts';

describe('refusals', () => {
  test.each([
    ['file-not-found', ['--data', '/nowhere/at/all.csv', '--item', 'a']],
    ['not-readable', ['--data', '/tmp', '--item', 'a']],
    ['no-header', ['--data', sharedFileOf(''), '--item', 'a']],
    ['no-rows', ['--data', sharedFileOf('a,b\n'), '--item', 'a']],
    ['not-utf-8', ['--data', sharedFileOf(new Uint8Array([0x61, 0x0a, 0xb4, 0xf3, 0x0a])), '--item', 'a']],
    ['ragged-row', ['--data', sharedFileOf('a,b\n1,2\n3\n'), '--item', 'a']],
    ['not-csv', ['--data', sharedFileOf('a,b\n"1,2\n'), '--item', 'a']],
    ['unknown-column', ['--data', sharedFileOf(people), '--item', 'anwser']],
    ['unknown-column', ['--data', sharedFileOf(people), '--item', 'answer', '--by', 'q']],
    ['unknown-column', ['--data', sharedFileOf(people), '--item', 'answer', '--where', 'q=1']],
    ['duplicate-column', ['--data', sharedFileOf('a,a\n1,2\n'), '--item', 'a']],
    ['weight-not-a-number', ['--data', sharedFileOf(people), '--item', 'answer', '--weight', 'district']],
    ['weight-not-a-number', ['--data', sharedFileOf('a,w\n1,NaN\n'), '--item', 'a', '--weight', 'w']],
    ['weight-not-a-number', ['--data', sharedFileOf('a,w\n1,"1,5"\n'), '--item', 'a', '--weight', 'w']],
    ['weight-missing', ['--data', sharedFileOf('a,w\n1,2\n1,\n'), '--item', 'a', '--weight', 'w']],
    ['weight-negative', ['--data', sharedFileOf('a,w\n1,-2\n'), '--item', 'a', '--weight', 'w']],
    ['no-weight', ['--data', sharedFileOf('a,w\n1,0\n2,0\n'), '--item', 'a', '--weight', 'w']],
    ['design-missing', ['--data', sharedFileOf(people), '--item', 'answer', '--strata', 'district']],
    ['lonely-unit', ['--data', sharedFileOf(people), '--item', 'answer', '--strata', 'age']],
    ['too-many-cells', ['--data', sharedFileOf(manyCodes()), '--item', 'a', '--by', 'b']],
  ])('%s: %j', async (type, args) => {
    const { code, out, err } = await tabulate(...args, '--json');
    expect([code, err]).toEqual([1, '']);
    const { error } = JSON.parse(out);
    expect(error.type).toBe(type);
    expect(error.message).not.toBe('');
    const plain = await tabulate(...args);
    expect(plain).toEqual({ code: 1, out: '', err: error.message });
  });

  test.each([
    ['margins-not-valid', '{'],
    ['margins-not-valid', '[]'],
    ['margins-not-valid', '{}'],
    ['margins-not-valid', '{"answer": {"yes": -1}}'],
    ['margins-not-valid', '{"answer": {"yes": "1"}}'],
    ['unknown-column', '{"q": {"yes": 1}}'],
    ['empty-cell', '{"answer": {"yes": 1, "no": 2, "maybe": 3}}'],
    ['no-target', '{"answer": {"yes": 1}}'],
    ['totals-disagree', '{"answer": {"yes": 1, "no": 2}, "district": {"x": 2, "y": 2}}'],
    ['not-converged', '{"a": {"0": 1, "1": 9}, "b": {"0": 5, "1": 5}, "c": {"0": 9, "1": 1}}'],
  ])('%s: %s', async (type, margins) => {
    const text = `${people
      .split('\n')
      .map((line, row) => `${line},${row === 0 ? 'a,b,c' : row % 2 ? '0,0,1' : '1,1,0'}`)
      .join('\n')}`;
    const rake = fileOf(margins, 'margins.json');
    expect((await refused('--data', fileOf(text), '--item', 'answer', '--rake', rake)).type).toBe(type);
  });

  test.each([
    [[]],
    [['--data', 'x.csv']],
    [['--item', 'a']],
    [['--data', 'x.csv', '--item', 'a', '--strange']],
    [['--data', 'x.csv', '--item', 'a', 'more']],
    [['--data', 'x.csv', '--item', 'a', '--where', 'a']],
    [['--data', 'x.csv', '--item', 'a', '--where']],
    [['--data', 'x.csv', '--item', 'a', '--trim', '0.3,3']],
    [['--data', 'x.csv', '--item', 'a', '--rake', 'm.json', '--trim', '3,0.3']],
    [['--data', 'x.csv', '--item', 'a', '--rake', 'm.json', '--trim', '0.3']],
    [['--data', 'x.csv', '--item', 'a', '--rake', 'm.json', '--trim', '2,3']],
    [['--data', 'x.csv', '--item', 'a', '--multi', '']],
  ])('wrong usage: %j', async (args) => {
    const { code, out, err } = await tabulate(...args, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('tabulate --help');
  });
});

function manyCodes(): string {
  return ['a,b', ...Array.from({ length: 1000 }, (_, row) => `${row},${row}`)].join('\n');
}
