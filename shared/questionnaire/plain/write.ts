import type { Definition, Item, Option, Text } from '../definition.ts';
import { declaredOptions } from '../items.ts';
import { escaped } from './escapes.ts';
import { names } from './notation.ts';

type Written = Pick<Definition, 'sections' | 'lists'> & {
  title?: Text | undefined;
  intro?: Text | undefined;
};

/** A questionnaire as plain text, which `recognise` reads back to the same: words, kinds and codes, not its logic. */
export function plainText({ title = { 'zh-CN': '' }, intro, ...rest }: Written): string {
  const definition = rest as Definition;
  const lines = [...words('', title), ...manyLines(names.intro, intro)];
  let no = 0;
  for (const [at, section] of definition.sections.entries()) {
    lines.push('', ...words(`${names.part(at + 1)} `, section.title, ` {${section.code}}`));
    for (const item of section.items) lines.push('', ...itemLines(definition, item, ++no));
  }
  return `${lines.join('\n')}\n`;
}

const words = (before: string, text: Text, after = ''): string[] => [
  `${before}${escaped(text['zh-CN'] ?? '')}${after}`,
  ...(text.en ? [`en: ${escaped(text.en)}`] : []),
];

function manyLines(before: string, text: Text | undefined): string[] {
  if (!text) return [];
  return [
    ...(text['zh-CN'] ?? '').split('\n').map((line) => `${before}${escaped(line)}`),
    ...(text.en ? text.en.split('\n').map((line) => `en: ${escaped(line)}`) : []),
  ];
}

function itemLines(definition: Definition, item: Item, no: number): string[] {
  const brackets = tagsOf(item)
    .map((tag) => `[${tag}]`)
    .join('');
  const lines = [
    ...words(`${no}. `, item.text, `${brackets} {${item.code}}`),
    ...manyLines(names.help, item.help),
  ];
  if (item.kind === 'scale') {
    if (item.low) lines.push(...words(names.low, item.low));
    if (item.high) lines.push(...words(names.high, item.high));
    return lines;
  }
  if (item.kind === 'number') return item.unit ? [...lines, ...words(names.unit, item.unit)] : lines;
  if ('options_from' in item && item.options_from) return lines;
  const options = declaredOptions(definition, item).filter((option) => !option.retired);
  if (item.kind !== 'matrix') return [...lines, ...optionLines(options)];
  return [...lines, names.rows, ...optionLines(item.rows), names.columns, ...optionLines(options)];
}

const optionLines = (options: Option[]): string[] =>
  options.flatMap((option, at) => {
    const blank = option.other_text ? names.blank : '';
    const alone = option.exclusive ? `[${names.exclusive}]` : '';
    return words(`${markOf(at)} `, option.text, `${blank}${alone} {${option.code}}`);
  });

const markOf = (at: number) => (at < 26 ? `${String.fromCharCode(65 + at)}.` : '·');

function tagsOf(item: Item): string[] {
  const tags: string[] = [];
  const kind = names.kinds[item.kind];
  if (item.kind === 'text')
    tags.push(item.lines === 'one' ? kind : names.manyLines, names.longest(item.max_length));
  else tags.push(kind);
  if (item.kind === 'scale') tags.push(names.between(item.from, item.to));
  if (item.kind === 'multiple' || item.kind === 'ranking') {
    if (item.min !== undefined) tags.push(names.least(item.min));
    if (item.max !== undefined) tags.push(names.most(item.max));
  }
  if (item.kind === 'number') {
    if (item.min !== undefined && item.max !== undefined) tags.push(names.between(item.min, item.max));
    if (item.decimals > 0) tags.push(names.decimals(item.decimals));
  }
  if (item.required) tags.push(names.required);
  if (item.role === 'profile') tags.push(names.profile);
  return tags;
}
