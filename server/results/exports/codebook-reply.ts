import { stringify } from 'csv-stringify/sync';
import { languages, sayIn } from '#shared/i18n/languages.ts';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { NotFoundError } from '../../errors.ts';
import { download, fileTypes } from '../../http/download.ts';
import type { PageContext } from '../../http/page.tsx';
import { translatorFor } from '../../http/translate.ts';
import type { View } from '../../http/view.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import type { MicrodataKind } from '../microdata.ts';
import type { WeightingState } from '../weighting/weighting-state.ts';
import { type CodebookEntry, codebookOf } from './codebook.ts';
import { codebookRows } from './codebook-rows.ts';
import type { DataColumn } from './data-columns.ts';
import { fileNames } from './file-names.ts';
import { microdataColumns } from './microdata-columns.ts';
import { publicUseColumns } from './public-use.ts';
import { rScript } from './r-script.ts';
import { spssSyntax } from './spss-syntax.ts';
import { marginsFile } from './weight-columns.ts';
import { workbookOf } from './workbook.ts';

export const readmes = [
  'codebook.csv',
  'codebook.json',
  'codebook.xlsx',
  'read.R',
  'read.sps',
  'margins.json',
] as const;
type Readme = (typeof readmes)[number];

/** The codebook, in every language at once where it gives wordings. */
export const entriesOf = (questionnaire: Questionnaire, columns: readonly DataColumn[]): CodebookEntry[] =>
  codebookOf(
    questionnaire,
    columns,
    languages.map((language) => ({
      language,
      t: translatorFor(language),
      say: (text) => sayIn(language, text),
    })),
  );

/** What explains a file of answers and reads it into other software; it holds no answer. */
export async function replyWithReadme(
  c: PageContext,
  questionnaire: Questionnaire,
  readme: Readme,
  weighting: WeightingState | undefined,
): Promise<Response> {
  const view = c.get('view');
  const kind: MicrodataKind = c.req.query('file') === 'public_use' ? 'public_use' : 'microdata';
  const names = fileNames(questionnaire.slug, kind);
  const title = view.say(questionnaire.live.definition.title);
  const columns =
    kind === 'microdata'
      ? microdataColumns(questionnaire, weighting)
      : publicUseColumns(questionnaire).columns;
  const send = (body: string | Buffer, type: string, name: string, end: string) =>
    download(c, body, { type, name, called: `${view.t('exporting.called_codebook', { title })}.${end}` });
  c.header('Cache-Control', 'no-store');
  switch (readme) {
    case 'read.R':
      return send(rScript(columns, names.codes, view), fileTypes.text, names.r, 'R');
    case 'read.sps':
      return send(spssSyntax(columns, names.codes, view), fileTypes.text, names.spss, 'sps');
    case 'margins.json': {
      if (!weighting || kind !== 'microdata') throw new NotFoundError();
      const margins = `${JSON.stringify(marginsFile(weighting, columns), null, 1)}\n`;
      return send(margins, fileTypes.json, names.margins, 'json');
    }
    case 'codebook.json': {
      const { live, versions } = questionnaire;
      const about = {
        questionnaire: questionnaire.slug,
        title: live.definition.title,
        file: kind,
        versions: versions.map(({ no, hash }) => ({ no, hash })),
        variables: entriesOf(questionnaire, columns),
      };
      return send(`${JSON.stringify(about, null, 1)}\n`, fileTypes.json, `${names.codebook}.json`, 'json');
    }
    case 'codebook.csv': {
      const rows = codebookRows(entriesOf(questionnaire, columns), view);
      const csv = `\ufeff${stringify(rows.map((row) => row.map(guardFormula)))}`;
      return send(csv, fileTypes.csv, `${names.codebook}.csv`, 'csv');
    }
    case 'codebook.xlsx':
      return send(
        await codebookWorkbook(entriesOf(questionnaire, columns), title, view),
        fileTypes.xlsx,
        `${names.codebook}.xlsx`,
        'xlsx',
      );
  }
}

function codebookWorkbook(entries: CodebookEntry[], title: string, view: View): Promise<Buffer> {
  const [headings = [], ...rows] = codebookRows(entries, view);
  const name = view.t('exporting.sheet_codebook');
  return workbookOf([{ name, above: [title], headings, rows, widths: headings.map(() => 18) }]);
}
