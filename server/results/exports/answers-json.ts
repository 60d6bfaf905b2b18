import type { AnswersFile } from './answers-file.ts';

/** One JSON document: what is said of the file, then the rows as arrays in the order of its columns, a page at a time. */
export async function* answersJson(file: AnswersFile, about: object): AsyncGenerator<string> {
  const names = file.columns.map(({ name }) => name);
  const head = JSON.stringify({ ...about, columns: names });
  yield `${head.slice(0, -1)},"rows":[`;
  let first = true;
  for await (const page of file.pages()) {
    if (page.length === 0) continue;
    yield `${first ? '' : ','}\n${page.map((row) => JSON.stringify(row)).join(',\n')}`;
    first = false;
  }
  yield '\n]}\n';
}
