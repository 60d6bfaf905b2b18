// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the planted faults are source text
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { linesAt, nameFaults, sizeFaults } from './files.ts';
import { importFaults, reachFaults } from './imports.ts';
import { sourceOf } from './source.ts';
import { keysOf, undeclaredPrefixes, unusedKeys, valuesIn, wordFaults } from './words.ts';
import { storeFaults, tablesIn } from './writes.ts';

/** Each rule must be seen to fail: a row is a file and a line in it that breaks the rule. */
describe('an import is refused', () => {
  const comments = 'server/comments/comments.ts';
  const queries = 'server/comments/comments.queries.ts';
  const routes = 'server/comments/comments.public.routes.tsx';
  const page = 'server/comments/comment-page.tsx';
  test.each([
    ['shared/time.ts', "import { readFileSync } from 'node:fs'"],
    ['shared/time.ts', "import type { Context } from 'hono'"],
    ['shared/time.ts', "import { sql } from 'kysely'"],
    ['shared/time.ts', "import '#server/errors.ts'"],
    ['client/site.ts', "import type { Env } from '#server/env.ts'"],
    ['client/site.ts', "void import('#db/sqlite/store.ts')"],
    ['client/site.ts', "import { z } from 'zod'"],
    ['client/behaviours/autosave.ts', "import { h } from 'preact'"],
    ['db/sqlite/store.ts', "import '#server/log.ts'"],
    ['db/migrations/0002_more.ts', "import { sql } from '../dialect.ts'; import { dayOf } from 'date-fns'"],
    ['db/dialect.ts', "import Database from 'better-sqlite3'"],
    ['server/http/page.tsx', "import '../comments/comments.ts'"],
    ['server/http/page.tsx', "import type { Schema } from '#db/schema.ts'"],
    ['server/errors.ts', "import './http/page.tsx'"],
    ['server/app.ts', "import './comments/comments.queries.ts'"],
    ['server/app.ts', "import '#client/site.ts'"],
    ['server/odds/odds.ts', 'export {}'],
    [comments, "import { sql } from 'kysely'"],
    [comments, "import { Hono } from 'hono'"],
    [comments, "import { page } from '../http/page.tsx'"],
    [comments, "import { Store } from '#db/sqlite/store.ts'"],
    [comments, "import { CommentPage } from './comment-page.tsx'"],
    [comments, "import { dispose } from '../dispositions/dispositions.ts'"],
    [comments, "import { insertRound } from '../consultations/consultations.queries.ts'"],
    [comments, "import zwgk from '#db/seeds/zwgk-social-2021.json'"],
    [comments, "import { main } from '../main.ts'"],
    [comments, "import { aComment } from '#tests/support/factories.ts'"],
    [queries, "import { Store } from '#db/sqlite/store.ts'"],
    [queries, "export * from '../dispositions/dispositions.ts'"],
    [routes, "import '../consultations/consultations.public.routes.tsx'"],
    [routes, "import '../consultations/consultation-page.tsx'"],
    [routes, "import { listRounds } from '../consultations/consultations.queries.ts'"],
    [page, "import { listComments } from './comments.queries.ts'"],
    [comments, "import { readComment } from './comment-form.ts'"],
    [routes, "import { readOutcome } from '../dispositions/outcome-form.ts'"],
    [routes, "import { playDemo } from '../demo/play.ts'"],
    ['server/readiness.ts', "import { sql } from 'kysely'"],
    ['server/readiness.ts', "import './comments/comments.ts'"],
  ])('%s: %s', (path, text) => {
    expect(importFaults(sourceOf(path, text))).toHaveLength(1);
  });

  test.each([
    ['shared/ui/figure.tsx', "import { h } from 'preact'; import { dayOf } from '../time.ts'"],
    ['client/site.ts', "import './behaviours/autosave.ts'; import { dayOf } from '#shared/time.ts'"],
    [comments, "import type { Kysely } from 'kysely'; import type { PageContext } from '../http/page.tsx'"],
    [
      comments,
      "import { getRound } from '../consultations/consultations.ts'; import '../errors.ts'; import 'node:crypto'",
    ],
    [queries, "import { sql } from 'kysely'; import { isUniqueViolation } from '#db/dialect.ts'"],
    [
      routes,
      "import { dispose } from '../dispositions/dispositions.ts'; import './comment-page.tsx'; import 'hono'",
    ],
    [
      page,
      "import { View } from '../http/view.ts'; import { phaseOf } from '../questionnaires/questionnaires.ts'",
    ],
    ['server/app.ts', "import './comments/comments.public.routes.tsx'"],
    ['server/main.ts', "import { Store } from '#db/sqlite/store.ts'"],
    ['server/installation.queries.ts', "import { sql } from 'kysely'"],
    ['server/demo/play.ts', "import '../comments/comments.ts'; import '#db/seeds/openday-2021.json'"],
    ['server/comments/comment-form.ts', "import 'hono'; import '../http/form.ts'; import './comments.ts'"],
    [routes, "import { readRound } from '../consultations/round-form.ts'"],
  ])('but not %s: %s', (path, text) => {
    expect(importFaults(sourceOf(path, text))).toEqual([]);
  });
});

test('what reaches a browser is found through other files, and types reach nothing', () => {
  const sources = [
    sourceOf('client/site.ts', "import '#shared/a.ts'"),
    sourceOf('shared/a.ts', "import type { T } from 'i18next'; export { b } from './b.ts'"),
    sourceOf('shared/b.ts', "export const b = () => import('zod')"),
  ];
  expect(reachFaults(sources, 'client/site.ts')).toEqual(['client/site.ts reaches zod']);
});

describe('the store is guarded', () => {
  const queries = 'server/results/results.queries.ts';
  test.each([
    ['server/results/results.ts', "ctx.db.selectFrom('release')"],
    ['server/results/results.ts', "ctx.db.insertInto('release')"],
    ['server/results/results.ts', "file.prepare('delete from release')"],
    ['server/app.ts', "db.deleteFrom('release')"],
    ['server/app.ts', 'SqliteStore.open(file)'],
    ['server/main.ts', 'SqliteStore.open(file)'],
    ['server/app.ts', 'openInstallation(env)'],
    ['server/installation.queries.ts', "db.insertInto('session')"],
    ['server/results/results.ts', 'openWriter(file)'],
    [queries, "db.updateTable('response')"],
    [queries, "db.replaceInto('nowhere')"],
    [queries, 'db.insertInto(table)'],
    [queries, 'db.transaction().execute(work)'],
    ['server/main.ts', 'db.startTransaction()'],
  ])('%s: %s', (path, text) => {
    expect(storeFaults(sourceOf(path, text))).toHaveLength(1);
  });

  test('and reading any table, writing one’s own and opening at the entry are allowed', () => {
    const text = "db.selectFrom('response'); db.insertInto('release')";
    expect(storeFaults(sourceOf(queries, text))).toEqual([]);
    expect(storeFaults(sourceOf('server/main.ts', 'openInstallation(env)'))).toEqual([]);
    expect(storeFaults(sourceOf('server/installation.ts', 'SqliteStore.open(file)'))).toEqual([]);
    expect(storeFaults(sourceOf('server/demo.ts', 'prepare()'))).toEqual([]);
  });

  test('tables are read from the schema', () => {
    const { program } = parseSync(
      'a.ts',
      'interface Other { a: B } export interface Schema { one: A; two: B }',
    );
    expect(tablesIn(program)).toEqual(['one', 'two']);
  });
});

describe('words', () => {
  test.each([
    ["const title = '征求意见'"],
    ['const title = `${n} 份`'],
    ['<p>Open now</p>'],
    ['<p>现在开放</p>'],
    ['<nav aria-label="Main" />'],
  ])('in code: %s', (text) => {
    expect(wordFaults(sourceOf('server/front/home-page.tsx', text)).length).toBeGreaterThan(0);
  });

  test('in comments, in marks and in the catalogues are no fault', () => {
    expect(
      wordFaults(sourceOf('server/front/home-page.tsx', '// 首页\n<p class="lead">{a} · {b}</p>')),
    ).toEqual([]);
    expect(wordFaults(sourceOf('shared/i18n/zh-CN/front.ts', "const front = { title: '首页' }"))).toEqual([]);
  });

  const uses = (text: string) => [sourceOf('server/front/home.ts', text)];

  test('are used by their key, by a form with a number, or by a beginning and a code', () => {
    const keys = keysOf({
      front: { title: '', answers_other: '' },
      problem: { required: '' },
      error: { gone_help: '' },
    });
    const all =
      "t('front.title'); t('front.answers'); t(`problem.${code}`); t(`error.${type}_help`); ['required', 'gone']";
    expect(unusedKeys(keys, uses(all))).toEqual([]);
    expect(unusedKeys(keys, uses(''))).toEqual(keys);
    expect(
      unusedKeys(keys, uses("t('front.title'); t('front.answers'); t(`problem.${code}`); ['gone']")),
    ).toEqual(['problem.required', 'error.gone_help']);
  });

  test('are not put together with a beginning that is not declared', () => {
    expect(undeclaredPrefixes(['front'], uses('t(`front.${x}`)'))).toHaveLength(1);
    expect(undeclaredPrefixes(['front'], uses('t(`back.${x}`)'))).toEqual([]);
  });

  test('name the values they take', () => {
    expect(valuesIn('{{ n }} of {{total}}')).toEqual(['n', 'total']);
  });
});

describe('files', () => {
  test.each(['server/front/HomePage.tsx', 'shared/to_text.ts', 'db/migrations/2_more.ts'])(
    '%s has a wrong name',
    (path) => {
      expect(nameFaults({ path })).toHaveLength(1);
    },
  );

  test.each([
    'server/front/home-page.tsx',
    'db/migrations/0002_more_tables.ts',
    'server/a/a.public.routes.tsx',
  ])('%s has a right name', (path) => {
    expect(nameFaults({ path })).toEqual([]);
  });

  test('have a limit', () => {
    expect(sizeFaults({ path: 'shared/time.ts', lines: 301 })).toHaveLength(1);
    expect(sizeFaults({ path: 'shared/time.ts', lines: 300 })).toEqual([]);
    expect(linesAt(0.5, [{ lines: 30 }, { lines: 10 }, { lines: 20 }])).toBe(20);
  });
});
