import type { Text } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import type { Questionnaire, Version } from '../../questionnaires/questionnaires.ts';
import { sayBase } from './condition-words.ts';
import type { CodeWords, DataColumn } from './data-columns.ts';

/** What a language calls things, with its tag. */
export type NamedTongue = Tongue & { language: string };

/** One column as the codebook describes it, in every language at once. */
export interface CodebookEntry {
  name: string;
  item: string;
  no: number;
  kind: DataColumn['kind'];
  role: DataColumn['role'];
  part: DataColumn['part'];
  type: DataColumn['type'];
  wording: Text;
  detail?: CodeWords;
  values: CodeWords[];
  /** Who was asked. Where versions differ, of each one. */
  base: { versions: number[]; words: Text }[];
  versions: number[];
  /** Earlier wordings of the item that are not the newest. */
  earlier: { versions: number[]; wording: Text }[];
}

/** The codebook of a set of columns: everything that a reader of the file must know of each. */
export const codebookOf = (
  { versions }: Pick<Questionnaire, 'versions'>,
  columns: readonly DataColumn[],
  tongues: readonly NamedTongue[],
): CodebookEntry[] =>
  columns.map((column) => {
    const { name, item, no, kind, role, part, type, label, detail, values } = column;
    const own = versions.filter((version) => column.versions.includes(version.no));
    return {
      name,
      item,
      no,
      kind,
      role,
      part,
      type,
      wording: label,
      ...(detail ? { detail } : {}),
      values,
      base: gathered(own, (version) => baseOf(version, item, tongues)),
      versions: column.versions,
      earlier: gathered(own, ({ definition }) => findItem(definition, item)?.text).flatMap(
        ({ versions, words }) =>
          JSON.stringify(words) === JSON.stringify(label) ? [] : [{ versions, wording: words }],
      ),
    };
  });

function baseOf({ definition }: Version, code: string, tongues: readonly NamedTongue[]): Text | undefined {
  const item = findItem(definition, code);
  return (
    item && Object.fromEntries(tongues.map((tongue) => [tongue.language, sayBase(definition, item, tongue)]))
  );
}

/** The versions of which the same is said, together. */
function gathered(
  versions: readonly Version[],
  words: (version: Version) => Text | undefined,
): { versions: number[]; words: Text }[] {
  const found = new Map<string, { versions: number[]; words: Text }>();
  for (const version of versions) {
    const said = words(version);
    if (!said) continue;
    const known = found.get(JSON.stringify(said));
    if (known) known.versions.push(version.no);
    else found.set(JSON.stringify(said), { versions: [version.no], words: said });
  }
  return [...found.values()];
}
