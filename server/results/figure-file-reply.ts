import { stringify } from 'csv-stringify/sync';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import writeWorkbook from 'write-excel-file/node';
import { languages, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { FigureSvg } from '#shared/ui/figure-svg.tsx';
import type { DatedTongue } from '#shared/ui/tongue.ts';
import type { PageContext } from '../http/page.tsx';
import { translatorFor } from '../http/translate.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { figureRows, guarded, methodRows } from './figure-rows.ts';
import { methodNote, methodWords } from './method-note.ts';

export const fileEndings = ['csv', 'xlsx', 'json', 'svg'] as const;
export type FileEnding = (typeof fileEndings)[number];

const types: { [ending in FileEnding]: string } = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Figures as a file to take along, in the reader's language; whatever stands in the figure stands in the file. */
export async function figureFile(
  c: PageContext,
  ending: FileEnding,
  figures: [Figure, ...Figure[]],
  questionnaire: Questionnaire,
): Promise<Response> {
  const [figure] = figures;
  const weighted = figure.weighting.kind === 'raked' ? ['raked'] : [];
  const name = [questionnaire.slug, figure.item, ...figures.flatMap(({ by }) => by ?? []), ...weighted].join(
    '-',
  );
  const body = await makers[ending](figures, questionnaire, c.get('view'));
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'Content-Type': types[ending],
    'Content-Disposition': `${ending === 'svg' ? 'inline' : 'attachment'}; filename="${name}.${ending}"`,
    ...(figure.release ? {} : { 'Cache-Control': 'no-store' }),
  });
}

type Maker = (
  figures: [Figure, ...Figure[]],
  questionnaire: Questionnaire,
  tongue: DatedTongue,
) => string | Promise<string | Buffer>;

const makers: { [ending in FileEnding]: Maker } = {
  csv: (figures, questionnaire, tongue) => {
    const { headings, rows } = figureRows(figures, tongue);
    const whole = methodWords(methodNote(figures[0], questionnaire, tongue), tongue);
    const lines = rows.map((row, at) => [...row, at === 0 ? whole : '']);
    return `\ufeff${stringify([[...headings, tongue.t('claims.method')], ...lines].map((row) => row.map(guarded)))}`;
  },
  xlsx: (figures, questionnaire, tongue) => {
    const { headings, rows } = figureRows(figures, tongue);
    const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
    const method = methodRows(methodNote(figures[0], questionnaire, tongue));
    return writeWorkbook([
      {
        sheet: tongue.t('claims.sheet_figure'),
        data: [headings.map(bold), ...rows.map((row) => row.map(guarded))],
        columns: headings.map(() => ({ width: 16 })),
      },
      {
        sheet: tongue.t('claims.method'),
        data: method.map(([heading = '', text = '']) => [
          bold(String(guarded(heading))),
          { value: String(guarded(text)), wrap: true },
        ]),
        columns: [{ width: 22 }, { width: 110 }],
      },
    ]).toBuffer();
  },
  json: (figures, questionnaire) => {
    const told = figures.map((figure) => withMethod(figure, questionnaire));
    return JSON.stringify(told.length === 1 ? told[0] : told, null, 1);
  },
  svg: ([figure], questionnaire, tongue) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(
      h(FigureSvg, { figure, method: methodNote(figure, questionnaire, tongue), tongue }),
    )}`,
};

/** A figure with its whole method note in every language. */
export const withMethod = (
  figure: Figure,
  questionnaire: Questionnaire,
): Figure & { method: { heading: Text; text: Text }[] } => ({
  ...figure,
  method: methodTexts(figure, questionnaire),
});

function methodTexts(figure: Figure, questionnaire: Questionnaire): { heading: Text; text: Text }[] {
  const said = languages.map((language): [string, MethodLine[]] => [
    language,
    methodNote(figure, questionnaire, {
      t: translatorFor(language),
      say: (text) => sayIn(language, text),
      language,
    }),
  ]);
  const [[, first = []] = []] = said;
  const each = (at: number, part: keyof MethodLine): Text =>
    Object.fromEntries(said.map(([language, lines]) => [language, lines[at]?.[part] ?? '']));
  return first.map((_line, at) => ({ heading: each(at, 'heading'), text: each(at, 'text') }));
}
