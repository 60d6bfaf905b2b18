import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const text = readFileSync('docs/operations.md', 'utf8');
const environment = readFileSync('server/env.ts', 'utf8');
const variables = [...environment.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name).sort();
const headings = text.split('\n').filter((line) => /^#+ /.test(line));

/** As GitHub makes addresses of headings. */
const slug = (heading: string) =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

test('every variable is explained, in the table and in the example, and no other', () => {
  expect(variables).toContain('BACKUP_KEY_FILE');
  const table = [...text.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = '']) => name).sort();
  expect(table).toEqual(variables);
  const example = readFileSync('deploy/wenji.env.example', 'utf8');
  const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name).sort();
  expect(named).toEqual(variables);
});

test('the example says the values that hold where nothing is set', () => {
  const example = readFileSync('deploy/wenji.env.example', 'utf8');
  for (const [, name, value] of example.matchAll(/^#(HOST|PORT|LOG_LEVEL|BACKUP_KEEP_DAYS)=(.*)$/gm))
    expect(environment).toMatch(new RegExp(`${name}: .*default\\('?${value}'?\\)`));
});

test('every file that it names is there, and every file of deploy/ is named', () => {
  const named = [...text.matchAll(/\bdeploy\/([\w@.-]*\w)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !existsSync(join('deploy', name)))).toEqual([]);
  expect(readdirSync('deploy').filter((name) => !text.includes(name))).toEqual([]);
});

test('every link leads somewhere, also in a bundle', () => {
  const bundled = readFileSync('scripts/bundle.mjs', 'utf8');
  for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
    const [file = '', anchor] = link.split('#');
    if (file === '') {
      expect(headings.map(slug)).toContain(anchor);
      continue;
    }
    expect([link, existsSync(join('docs', file))]).toEqual([link, true]);
    const inBundle = file.startsWith('../deploy/') || bundled.includes(`'${join('docs', file)}'`);
    expect([link, inBundle]).toEqual([link, true]);
  }
});

test('no two headings share an address', () => {
  const slugs = headings.map(slug);
  expect(slugs.filter((each, at) => slugs.indexOf(each) !== at)).toEqual([]);
});
