import type { View } from '../http/view.ts';
import type { AnnualReport } from './annual-report.ts';
import { areaWords, categoryWords } from './codes.ts';
import { countables } from './countables.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';

export interface AnnualPart {
  title: string;
  rows: { item: string; n: number }[];
}

/** The report's figures in words, in parts. */
export function annualParts({ documents, registers }: AnnualReport, { t, say }: View): AnnualPart[] {
  const ofCodes = (
    words: { [code: string]: Parameters<View['t']>[0] },
    counts: ReadonlyMap<string, number>,
  ) => Object.entries(words).map(([code, key]) => ({ item: t(key), n: counts.get(code) ?? 0 }));
  return [
    {
      title: t('registers.documents'),
      rows: [
        { item: t('registers.annual_total'), n: documents.total },
        { item: t('registers.annual_key_areas'), n: documents.keyAreas },
        { item: t('registers.annual_late'), n: documents.late },
      ],
    },
    { title: t('registers.area'), rows: ofCodes(areaWords, documents.byArea) },
    { title: t('registers.category'), rows: ofCodes(categoryWords, documents.byCategory) },
    {
      title: t('registers.annual_departments'),
      rows: documents.byDepartment.map(({ name, n }) => ({ item: say(name), n })),
    },
    {
      title: t('registers.annual_registers'),
      rows: registers.map(({ code, n }) => ({ item: t(countables[code].label), n })),
    },
  ];
}

/** The same as CSV. */
export const annualCsv = (parts: readonly AnnualPart[], { t }: View): string =>
  BYTE_ORDER_MARK +
  csvLines([
    [t('registers.annual_part'), t('registers.annual_item'), t('registers.annual_count')],
    ...parts.flatMap(({ title, rows }) => rows.map(({ item, n }) => [title, item, n])),
  ]);
