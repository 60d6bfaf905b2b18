import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { translatorFor } from '#server/http/translate.ts';
import { inOneLine } from '#server/results/exports/column-label.ts';
import { ColumnNames } from '#server/results/exports/column-names.ts';
import { microdataColumns } from '#server/results/exports/microdata-columns.ts';
import { rScript } from '#server/results/exports/r-script.ts';
import { spssSyntax } from '#server/results/exports/spss-syntax.ts';
import { sayIn } from '#shared/i18n/languages.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { social } from './answering.ts';

const tongue = {
  t: translatorFor('zh-CN'),
  say: (text: { [language: string]: string }) => sayIn('zh-CN', text),
};

const hostile = [
  `it's "quoted" 'twice''`,
  'ends with a backslash \\',
  'ends with a stop.',
  'two\nlines\r\nand\u2028more',
  '100 % %s %d $(rm) `x`',
  '")); system("touch /tmp/owned") #',
  "' /FILE='other.",
  '* a comment.',
  '字'.repeat(300),
  'tab\tand\u0000nul',
  '\\u0022 \\x41 \\"',
];

const asked = (definition: Definition) => {
  const live = { no: 1, hash: '', definition, publishedAt: '2021-05-15T00:00:00Z' };
  return { versions: [live], live, channels: ['online' as const] };
};

const words = (text: string) => ({ 'zh-CN': text, en: text });

const dangerous = definitionSchema.parse({
  ...social,
  slug: 'hostile',
  sections: [
    {
      code: 'A',
      title: words('A'),
      items: hostile.map((text, at) => ({
        kind: 'single',
        code: `A${at}`,
        text: words(text),
        options: [
          ...hostile.map((each, no) => ({ code: `o${no}`, text: words(each) })),
          { code: 'NA', text: words('same'), missing: 'not_applicable' },
          { code: 'DK', text: words('same'), missing: 'dont_know' },
          { code: 'much_too_long_for_spss', text: words('long'), missing: 'refused' },
        ],
      })),
    },
  ],
});

/** The string literals of R code, read as R reads them; what is outside them must be what we write. */
function readR(code: string): { strings: string[]; rest: string } {
  const strings: string[] = [];
  let rest = '';
  for (let at = 0; at < code.length; at++) {
    if (code[at] !== '"') {
      rest += code[at];
      continue;
    }
    let text = '';
    for (at += 1; code[at] !== '"'; at++) {
      if (code[at] === '\n' || at >= code.length) throw new Error(`A string of R does not end: ${text}`);
      if (code[at] !== '\\') text += code[at];
      else {
        at += 1;
        if (code[at] !== '"' && code[at] !== '\\') throw new Error(`Unknown escape \\${code[at]}`);
        text += code[at];
      }
    }
    strings.push(text);
    rest += 'S';
  }
  return { strings, rest };
}

/** The string literals of SPSS syntax: no string goes over its line, a doubled quote is one. */
function readSpss(code: string): { strings: string[]; rest: string[] } {
  const strings: string[] = [];
  const rest = code
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .map((line) =>
      line.replace(/'((?:[^']|'')*)'/g, (_, text: string) => {
        strings.push(text.replaceAll("''", "'"));
        return 'S';
      }),
    );
  return { strings, rest };
}

test('R reads every word as it is, and nothing of a word as code', () => {
  const { strings, rest } = readR(rScript(microdataColumns(asked(dangerous)), 'x.csv', tongue));
  for (const text of hostile) expect(strings).toContain(inOneLine(text));
  expect(rest).not.toMatch(/system|rm|owned|字/);
  // Two options with the same words stay two levels.
  expect(strings).toEqual(expect.arrayContaining(['same [NA]', 'same [DK]']));
  expect(rest.split('(').length).toBe(rest.split(')').length);
});

test('SPSS reads every word as it is, shortened by whole characters, and typed missing codes apart', () => {
  const syntax = spssSyntax(microdataColumns(asked(dangerous)), 'x.csv', tongue);
  const { strings, rest } = readSpss(syntax);
  for (const text of hostile.filter((each) => each.length < 40)) expect(strings).toContain(inOneLine(text));
  for (const each of strings) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(200);
  for (const line of rest) expect(line).not.toMatch(/system|owned|字|\*/);
  // No command ends by accident: a line that ends in a stop is one of ours.
  for (const line of rest.filter((each) => each.endsWith('.')))
    expect(line).toMatch(/^( {2}\.|SET DECIMAL=DOT\.|MISSING VALUES A\d+ \(S, S\)\.|ECHO S\.|EXECUTE\.)$/);
  expect(syntax).toContain("MISSING VALUES A0 ('NA', 'DK').");
  expect(Math.max(...syntax.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(256);
});

test('names are good for R and SPSS, and each is there once', () => {
  const names = new ColumnNames();
  const made = [
    names.make('Q7', 'm1'),
    names.make('Q7', 'm1+'),
    names.make('q7', 'M1'),
    names.make('by'),
    names.make('TRUE'),
    names.make('Q1', '..--'),
    names.make('x'.repeat(32), 'rank', 'y'.repeat(32)),
    names.make('x'.repeat(32), 'rank', 'y'.repeat(32)),
    names.make('Q1'),
  ];
  expect(made.slice(0, 6)).toEqual(['Q7_m1', 'Q7_m1_2', 'q7_M1_3', 'by_v', 'TRUE_v', 'Q1']);
  for (const name of made) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
  expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length);
  const all = microdataColumns(asked(social)).map(({ name }) => name);
  expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(['Q1', 'Q7_web', 'Q10_find', 'Q21_1', 'Q21_rank_plain']));
});

const rscript = ['/usr/bin/Rscript', '/usr/local/bin/Rscript'].find((path) => existsSync(path));

test('R runs the script', () => {
  if (rscript === undefined) {
    process.stdout.write('reading scripts: not run in R, which is not installed\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wenji-r-'));
  try {
    const columns = microdataColumns(asked(dangerous));
    const row = columns.map(({ type }) => (type === 'code' ? 'NA' : '1')).join(',');
    writeFileSync(join(folder, 'x.csv'), `\ufeff${columns.map(({ name }) => name).join(',')}\r\n${row}\r\n`);
    writeFileSync(join(folder, 'x.R'), rScript(columns, 'x.csv', tongue));
    const script =
      'source("x.R", encoding = "UTF-8"); cat(levels(answers$A0)[1], attr(answers$A0, "missing")[["NA"]])';
    const said = execFileSync(rscript, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect(said).toBe(`${hostile[0]} not_applicable`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
