import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import type { WeightingState } from '../weighting/weighting-state.ts';
import { wordsFor } from '../words.ts';
import { ColumnNames } from './column-names.ts';
import type { About, CodeWords, DataColumn } from './data-columns.ts';
import { itemColumns, pooledItems, routeColumns } from './item-columns.ts';
import { weightColumns } from './weight-columns.ts';

type Asked = Pick<Questionnaire, 'versions' | 'live' | 'channels'>;

/** Every column of the answers one by one: what is said of the response, how it is weighted, then the items in order. */
export function microdataColumns(questionnaire: Asked, weighting?: WeightingState): DataColumn[] {
  const names = new ColumnNames();
  const versions = questionnaire.versions.map(({ no }) => no);
  return [
    ...aboutColumns(questionnaire, names),
    ...(weighting ? weightColumns(versions, weighting, names) : []),
    ...pooledItems(questionnaire).flatMap((pooled) => [
      ...itemColumns(pooled, names),
      ...routeColumns(pooled, names),
    ]),
  ];
}

const about = {
  version: wordsFor('exporting.about_version'),
  channel: wordsFor('exporting.about_channel'),
  language: wordsFor('exporting.about_language'),
  week: wordsFor('exporting.about_week'),
};

const channelWords: CodeWords[] = [
  { code: 'online', text: wordsFor('results.channel_online') },
  { code: 'kiosk', text: wordsFor('results.channel_kiosk') },
  { code: 'paper', text: wordsFor('results.channel_paper') },
  { code: 'assisted', text: wordsFor('results.channel_assisted') },
  { code: 'other', text: wordsFor('results.channel_rest') },
];

export function aboutColumns(
  { versions }: Asked,
  names: ColumnNames,
  which: readonly (keyof About)[] = ['version', 'channel', 'language', 'week'],
): DataColumn[] {
  const column = (name: keyof About, more: Pick<DataColumn, 'type' | 'values'>): DataColumn => ({
    name: names.make(name),
    part: 'about',
    item: name,
    no: 0,
    kind: 'about',
    role: 'about',
    label: about[name],
    versions: versions.map(({ no }) => no),
    reader:
      () =>
      ({ about: said }) =>
        said[name],
    ...more,
  });
  const made = {
    version: column('version', { type: 'number', values: [] }),
    channel: column('channel', { type: 'code', values: channelWords }),
    language: column('language', { type: 'code', values: [] }),
    week: column('week', { type: 'day', values: [] }),
  };
  return which.map((name) => made[name]);
}
