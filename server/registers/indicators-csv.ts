import { sayIn } from '#shared/i18n/languages.ts';
import type { View } from '../http/view.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import { markWords } from './indicator-words.ts';
import type { StatedIndicator } from './indicators.ts';

/** Every indicator a line, in the reader's language. */
export function indicatorsCsv(indicators: readonly StatedIndicator[], { t, language }: View): string {
  const heading = [
    t('indicators.column_code'),
    t('indicators.name'),
    t('indicators.history_value'),
    t('indicators.over_label'),
    t('indicators.unit'),
    t('indicators.reckoning'),
    t('indicators.period'),
    t('indicators.definition'),
    t('indicators.source'),
    t('indicators.office'),
    t('indicators.source_day'),
    t('indicators.column_rest'),
    t('indicators.history_version'),
  ];
  const rows = indicators.map(({ piece, stated, rest }) => {
    const { title, unit, period, definition, source, office, source_day } = piece.content;
    const say = (text: { [language: string]: string }) => sayIn(language, text);
    return [
      piece.slug,
      say(title),
      stated.value,
      stated.over ? 1 : 0,
      say(unit),
      t(markWords[stated.mark]),
      say(period),
      say(definition),
      say(source),
      office ? say(office) : '',
      source_day ?? '',
      rest?.n ?? '',
      piece.no,
    ];
  });
  return BYTE_ORDER_MARK + csvLines([heading, ...rows]);
}
