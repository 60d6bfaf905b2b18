import type { Key } from '#shared/i18n/catalogues.ts';
import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import { wordsFor } from '../words.ts';
import type { CodebookEntry } from './codebook.ts';
import type { DataColumn } from './data-columns.ts';

const partWords: { [part in DataColumn['part']]: Key } = {
  about: 'exporting.part_about',
  answer: 'exporting.part_answer',
  weight: 'exporting.part_weight',
  row: 'exporting.part_row',
  option: 'exporting.part_option',
  place: 'exporting.part_place',
  place_of: 'exporting.part_place_of',
  given: 'exporting.part_given',
  shown: 'exporting.part_shown',
  derived: 'exporting.part_derived',
};

const missingWords = {
  dont_know: 'exporting.missing_dont_know',
  not_applicable: 'exporting.missing_not_applicable',
  refused: 'exporting.missing_refused',
} as const satisfies { [kind: string]: Key };

const kindWords: { [kind in DataColumn['kind']]: Key } = {
  about: 'exporting.part_about',
  single: 'exporting.kind_single',
  region: 'exporting.kind_region',
  scale: 'exporting.kind_scale',
  multiple: 'exporting.kind_multiple',
  matrix: 'exporting.kind_matrix',
  ranking: 'exporting.kind_ranking',
  text: 'exporting.kind_text',
  number: 'exporting.kind_number',
  date: 'exporting.kind_date',
};

/** What the codes of a flag mean, which no questionnaire says. */
const flagValues: { [type in DataColumn['type']]?: [code: string, words: Key][] } = {
  flag: [
    ['1', 'exporting.flag_yes'],
    ['0', 'exporting.flag_no'],
  ],
  place: [['0', 'exporting.place_none']],
};

const zh = (text: Text | undefined) => (text ? sayIn('zh-CN', text) : '');
const en = (text: Text | undefined) => (text ? sayIn('en', text) : '');

/** The codebook as a table, a code a line, wordings in both languages; the headings first. */
export function codebookRows(entries: readonly CodebookEntry[], { t }: Tongue): string[][] {
  const headings = [
    t('exporting.codebook_name'),
    t('exporting.column_no'),
    t('results.csv_item'),
    t('exporting.codebook_wording_zh'),
    t('exporting.codebook_wording_en'),
    t('exporting.codebook_kind'),
    t('exporting.codebook_part'),
    t('exporting.codebook_detail'),
    t('exporting.codebook_detail_zh'),
    t('exporting.codebook_detail_en'),
    t('exporting.codebook_code'),
    t('exporting.codebook_code_zh'),
    t('exporting.codebook_code_en'),
    t('exporting.codebook_missing'),
    t('exporting.codebook_base_zh'),
    t('exporting.codebook_base_en'),
    t('exporting.codebook_versions'),
    t('exporting.codebook_earlier'),
  ];
  const rows = entries.flatMap((entry) => {
    const { detail } = entry;
    const sayBases = (say: (text: Text) => string) =>
      entry.base.length < 2
        ? entry.base.map(({ words }) => say(words)).join()
        : entry.base
            .map(({ versions, words }) =>
              t('exporting.codebook_of_versions', { versions: versions.join(' '), words: say(words) }),
            )
            .join('\n');
    const before = [
      entry.name,
      entry.no === 0 ? '' : String(entry.no),
      entry.item,
      zh(entry.wording),
      en(entry.wording),
      t(kindWords[entry.kind]),
      t(partWords[entry.part]),
      detail?.code ?? '',
      zh(detail?.text),
      en(detail?.text),
    ];
    const after = [
      sayBases(zh),
      sayBases(en),
      entry.versions.join(' '),
      entry.earlier
        .map(({ versions, wording }) =>
          t('exporting.codebook_of_versions', {
            versions: versions.join(' '),
            words: [zh(wording), en(wording)].join(' / '),
          }),
        )
        .join('\n'),
    ];
    const typed = detail?.missing && entry.part === 'option' ? t(missingWords[detail.missing]) : '';
    return codesOf(entry, t).map(([code, chinese, english, missing]) => [
      ...before,
      code,
      chinese,
      english,
      missing || typed,
      ...after,
    ]);
  });
  return [headings, ...rows];
}

type CodeLine = [code: string, zh: string, en: string, missing: string];

function codesOf(entry: CodebookEntry, t: Tongue['t']): CodeLine[] {
  const said = entry.values.map(
    ({ code, text, missing }): CodeLine => [
      code,
      zh(text),
      en(text),
      missing ? t(missingWords[missing]) : '',
    ],
  );
  const flags = (flagValues[entry.type] ?? []).map(([code, key]): CodeLine => {
    const text = wordsFor(key);
    return [code, zh(text), en(text), ''];
  });
  const lines = [...said, ...flags];
  return lines.length > 0 ? lines : [['', '', '', '']];
}
