import { createHash } from 'node:crypto';
import type { Context } from '../../context.ts';
import { download, fileTypes } from '../../http/download.ts';
import type { PageContext } from '../../http/page.tsx';
import { officerOf } from '../../http/session.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { type MicrodataRequest, noteTaken, requireTakeable } from '../microdata.ts';
import type { Tally } from '../tally.ts';
import type { WeightingState } from '../weighting/weighting-state.ts';
import { answersCsv } from './answers-csv.ts';
import { type AnswersFile, microdataFile } from './answers-file.ts';
import { answersJson } from './answers-json.ts';
import { answersWorkbook } from './answers-workbook.ts';
import { entriesOf } from './codebook-reply.ts';
import { codebookRows } from './codebook-rows.ts';
import { digestOf, streamOf } from './digest.ts';
import { fileNames } from './file-names.ts';
import { kindWords } from './microdata-words.ts';
import { type PublicUseFile, publicUseFile } from './public-use.ts';

export const answerFormats = ['codes.csv', 'labels.csv', 'answers.xlsx', 'answers.json'] as const;
type Format = (typeof answerFormats)[number];

interface Asked {
  request: MicrodataRequest;
  format: Format;
  /** Where the questionnaire declares how it is weighted. */
  weighting: WeightingState | undefined;
  tally: Tally;
}

/**
 * Hands out a file of answers. It is made twice: once for its hash, which goes on the audit trail before the first byte
 * leaves, and once to be sent, so that a hundred thousand rows never stand in memory. Throws as `requireTakeable`.
 */
export async function replyWithAnswers(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  { request, format, weighting, tally }: Asked,
): Promise<Response> {
  const view = c.get('view');
  const officer = officerOf(c);
  requireTakeable(ctx, officer, request);
  const file = await (request.kind === 'microdata'
    ? microdataFile(ctx, questionnaire, weighting)
    : publicUseFile(ctx, questionnaire, tally));
  const names = fileNames(questionnaire.slug, request.kind);
  const title = view.say(questionnaire.live.definition.title);
  const called = (end: string) =>
    view.t('exporting.called_answers', { title, kind: view.t(kindWords[request.kind]), end });
  const note = (sha256: string) => noteTaken(ctx, officer, request, { format, sha256 });
  c.header('Cache-Control', 'no-store');
  if (format === 'answers.xlsx') {
    const entries = entriesOf(questionnaire, file.columns);
    const book = await answersWorkbook(file, {
      above: [title, view.t('exporting.may_not_find'), view.t('exporting.may_not_pass')],
      codebook: codebookRows(entries, view),
      tongue: view,
    });
    await note(createHash('sha256').update(book).digest('hex'));
    return download(c, book, { type: fileTypes.xlsx, name: names.workbook, called: called('xlsx') });
  }
  const parts = () => partsOf(questionnaire, { file, request, format, tongue: view });
  await note(await digestOf(parts()));
  const [type, name, end] =
    format === 'answers.json'
      ? [fileTypes.json, names.json, 'json']
      : [fileTypes.csv, format === 'codes.csv' ? names.codes : names.labels, `${format.slice(0, -4)}.csv`];
  return download(c, streamOf(parts()), { type, name, called: called(end) });
}

interface Wanted {
  file: AnswersFile | PublicUseFile;
  request: MicrodataRequest;
  format: Exclude<Format, 'answers.xlsx'>;
  tongue: PageContext['var']['view'];
}

function partsOf(
  questionnaire: Questionnaire,
  { file, request, format, tongue }: Wanted,
): AsyncGenerator<string> {
  if (format === 'codes.csv') return answersCsv(file, { as: 'codes' });
  if (format === 'labels.csv') return answersCsv(file, { as: 'labels', tongue });
  const { versions, live } = questionnaire;
  return answersJson(file, {
    questionnaire: questionnaire.slug,
    title: live.definition.title,
    file: request.kind,
    versions: versions.map(({ no, hash }) => ({ no, hash })),
    note: live.definition.sample_note,
    ...('coarsened' in file ? { coarsened: file.coarsened } : {}),
    codebook: entriesOf(questionnaire, file.columns),
  });
}
