import type { Item, Section, Text } from '#shared/questionnaire/definition.ts';

type Words = (name: string, old: Text | undefined) => Text | undefined;

/** Every text of the sections under the name of its field. */
export const wordsOfSections = (sections: Section[]): [string, Text | undefined][] =>
  sections.flatMap((section): [string, Text | undefined][] => [
    [`section.${section.code}.title`, section.title],
    ...section.items.flatMap(wordsOfItem),
  ]);

function wordsOfItem(item: Item): [string, Text | undefined][] {
  const at = `item.${item.code}`;
  const options = 'options' in item ? (item.options ?? []) : [];
  return [
    [`${at}.text`, item.text],
    [`${at}.help`, item.help],
    ...options.map(({ code, text }): [string, Text] => [`${at}.option.${code}`, text]),
    ...('rows' in item ? item.rows : []).map(({ code, text }): [string, Text] => [`${at}.row.${code}`, text]),
    ...(item.kind === 'scale'
      ? ([
          [`${at}.low`, item.low],
          [`${at}.high`, item.high],
        ] as [string, Text | undefined][])
      : []),
    ...(item.kind === 'number' ? [[`${at}.unit`, item.unit] as [string, Text | undefined]] : []),
    ...(item.ends ?? []).map(({ message }, no): [string, Text] => [`${at}.end.${no}`, message]),
  ];
}

/** The sections with the words of the form; `required` says whether an answer is asked for, if the form says it. */
export const readSections = (
  sections: Section[],
  words: Words,
  required: (code: string) => boolean | undefined,
): Section[] =>
  sections.map((section) => ({
    ...section,
    title: words(`section.${section.code}.title`, section.title) ?? {},
    items: section.items.map((item) => ({
      ...readItem(item, words),
      required: required(item.code) ?? item.required,
    })),
  }));

function readItem(item: Item, words: Words): Item {
  const at = `item.${item.code}`;
  const read = { ...item, text: words(`${at}.text`, item.text) ?? {} };
  put(read, 'help', words(`${at}.help`, item.help));
  if ('options' in read && read.options)
    read.options = read.options.map((each) => ({
      ...each,
      text: words(`${at}.option.${each.code}`, each.text) ?? {},
    }));
  if (read.kind === 'matrix')
    read.rows = read.rows.map((row) => ({ ...row, text: words(`${at}.row.${row.code}`, row.text) ?? {} }));
  if (read.kind === 'scale') {
    put(read, 'low', words(`${at}.low`, read.low));
    put(read, 'high', words(`${at}.high`, read.high));
  }
  if (read.kind === 'number') put(read, 'unit', words(`${at}.unit`, read.unit));
  if (read.ends)
    read.ends = read.ends.map((end, no) => ({
      ...end,
      message: words(`${at}.end.${no}`, end.message) ?? {},
    }));
  return read;
}

function put<K extends string>(into: { [key in K]?: Text | undefined }, key: K, text: Text | undefined) {
  if (text) into[key] = text;
  else delete into[key];
}
