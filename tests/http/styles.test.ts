import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { readSources, visit } from '../architecture/source.ts';

const sources = new Map(readSources().map((source) => [source.path, source]));

/** A sheet with those that it imports. */
function sheet(path: string): string {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return text.replace(/@import "([^"]+)";/g, (_, at: string) => sheet(posix.join(posix.dirname(path), at)));
}

const classesIn = (css: string) =>
  new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));

const common = classesIn(sheet('client/styles/main.css'));
const onlyIn = (path: string) => [...classesIn(sheet(path))].filter((name) => !common.has(name));
const figures = onlyIn('client/styles/figures.css');
const workspace = onlyIn('client/styles/workspace.css').filter((name) => !figures.includes(name));

/** The files that a page can be made of. */
function reachedFrom(roots: string[]): string[] {
  const reached = new Set<string>();
  const follow = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { target, typeOnly } of sources.get(path)?.imports ?? []) if (!typeOnly) follow(target);
  };
  for (const root of roots) follow(root);
  return [...reached].filter((path) => path.endsWith('.tsx'));
}

/** The classes that a view names in its markup. */
function classesOf(path: string): string[] {
  const names: string[] = [];
  const note = (value: unknown) => {
    if (typeof value === 'string') names.push(...value.split(/\s+/));
  };
  visit(parseSync(path, readFileSync(path, 'utf8')).program, (node) => {
    if (node.type !== 'JSXAttribute' || node.name.name !== 'class') return;
    visit(node.value, (inner) => note(inner.type === 'TemplateElement' ? inner.value.cooked : inner.value));
  });
  return names;
}

const uses = (path: string, names: string[]) =>
  classesOf(path)
    .filter((name) => names.includes(name))
    .map((name) => `${path}: ${name}`);

const paths = [...sources.keys()];
const publicRoutes = paths.filter((path) => /^server\/.*\.public\.routes\.tsx$/.test(path));
const frames = ['server/http/layout.tsx', 'server/http/problem.tsx', 'server/http/not-stored-page.tsx'];

test('what only officers’ pages have a style for is in no page for the public', () => {
  // The frame of officers' pages, which a refusal to an officer has too, and the class by which the layout tells them.
  const ofOfficers = ['server/http/workspace-frame.tsx', 'server/http/layout.tsx'];
  const views = reachedFrom([...publicRoutes, ...frames]).filter((path) => !ofOfficers.includes(path));
  expect(workspace.length).toBeGreaterThan(10);
  expect(views.length).toBeGreaterThan(50);
  expect(views.flatMap((path) => uses(path, workspace))).toEqual([]);
});

test('figures are in the pages of results alone, which load their style', () => {
  const others = publicRoutes.filter((path) => !path.startsWith('server/results/'));
  expect(figures.length).toBeGreaterThan(10);
  expect(reachedFrom(publicRoutes).flatMap((path) => uses(path, figures))).not.toEqual([]);
  expect(reachedFrom([...others, ...frames]).flatMap((path) => uses(path, figures))).toEqual([]);
});

test('colours do not depend on the language, so that one language shows whether they can be told apart', () => {
  const sheets = readdirSync('client/styles').filter((name) => name.endsWith('.css'));
  const rules = sheets.flatMap((name) => [
    ...sheet(`client/styles/${name}`).matchAll(/([^{}]+)\{([^{}]*)\}/g),
  ]);
  const ofLanguages = rules.filter(([, selector = '']) => /:lang\(|\[lang/.test(selector));
  expect(ofLanguages.length).toBeGreaterThan(5);
  const coloured =
    /color|background|fill|stroke|opacity|filter|blend|shadow|var\(--(?!s\d|t-|sans|law|gutter|r\d)/;
  expect(ofLanguages.filter(([, , said = '']) => coloured.test(said)).map(([rule]) => rule)).toEqual([]);
});
