import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** A file of this repository (`shared/time.ts`) or a package (`node:fs`, `kysely`). */
  target: string;
  typeOnly: boolean;
  names: string[];
}

export interface Call {
  /** Whether it is a method's: `db.insertInto(…)`, not `insertInto(…)`. */
  member: boolean;
  /** The name before the dot, if it is a plain one: `Store` in `Store.open(…)`. */
  on: string | undefined;
  name: string;
  /** The first argument, if it is a string. */
  text: string | undefined;
}

/** A file, read: what the rules ask of it. Comments are not part of it. */
export interface Source {
  path: string;
  lines: number;
  imports: Import[];
  calls: Call[];
  strings: string[];
  /** Template literals with values in them: the words before the first and after the last. */
  templates: { before: string; after: string }[];
  /** Words that stand in markup, as text or in an attribute that is read out. */
  markup: string[];
}

const folders = ['server', 'client', 'shared', 'db', 'tests', 'bench', 'scripts'];

/** Every TypeScript and script file of the repository. */
export const readSources = (): Source[] =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .sort()
    .map((path) => sourceOf(path, readFileSync(path, 'utf8')));

export function sourceOf(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const source: Source = {
    path,
    lines: text.split('\n').length - 1,
    imports: [],
    calls: [],
    strings: [],
    templates: [],
    markup: [],
  };
  visit(program, (node) => note(source, node));
  return source;
}

/** A node of the syntax tree (ESTree, with TypeScript's and JSX's own). */
// biome-ignore lint/suspicious/noExplicitAny: the tree has a type for each of 200 kinds of node; a handful is asked here
export type Node = any;

export function visit(node: Node, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, see);
  else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') see(node);
    for (const key of Object.keys(node)) visit(node[key], see);
  }
}

const readOut = new Set(['alt', 'aria-label', 'label', 'placeholder', 'title']);

function note(source: Source, node: Node): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (node.source) source.imports.push(importOf(source.path, node));
      return;
    case 'ImportExpression':
      if (node.source.type === 'Literal')
        source.imports.push({ target: resolve(source.path, node.source.value), typeOnly: false, names: [] });
      return;
    case 'CallExpression':
    case 'NewExpression':
      source.calls.push(callOf(node));
      return;
    case 'Literal':
      if (typeof node.value === 'string') source.strings.push(node.value);
      return;
    case 'TemplateLiteral':
      noteTemplate(source, node);
      return;
    case 'JSXText':
      source.strings.push(node.value);
      source.markup.push(node.value);
      return;
    case 'JSXAttribute':
      if (readOut.has(node.name.name) && node.value?.type === 'Literal') source.markup.push(node.value.value);
  }
}

const importOf = (path: string, node: Node): Import => ({
  target: resolve(path, node.source.value),
  typeOnly: (node.importKind ?? node.exportKind) === 'type',
  names: (node.specifiers ?? []).map((each: Node) =>
    each.type === 'ImportDefaultSpecifier' ? 'default' : (each.imported?.name ?? each.local?.name),
  ),
});

function callOf({ callee, arguments: given }: Node): Call {
  const member = callee.type === 'MemberExpression';
  return {
    member,
    on: member && callee.object.type === 'Identifier' ? callee.object.name : undefined,
    name: (member ? callee.property.name : callee.name) ?? '',
    text: typeof given[0]?.value === 'string' ? given[0].value : undefined,
  };
}

function noteTemplate(source: Source, node: Node): void {
  const parts: string[] = node.quasis.map((quasi: Node) => quasi.value.cooked ?? '');
  source.strings.push(...parts);
  if (parts.length > 1) source.templates.push({ before: parts[0] ?? '', after: parts.at(-1) ?? '' });
}

function resolve(path: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
}
