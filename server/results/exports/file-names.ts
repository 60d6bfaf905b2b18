import type { MicrodataKind } from '../microdata.ts';

/** Plain names of the files of a questionnaire, by which scripts find the data beside them. */
export const fileNames = (slug: string, kind: MicrodataKind) => {
  const stem = `${slug}-${kind === 'microdata' ? 'answers' : 'public-use'}`;
  return {
    codes: `${stem}-codes.csv`,
    labels: `${stem}-labels.csv`,
    workbook: `${stem}.xlsx`,
    json: `${stem}.json`,
    r: `${stem}.R`,
    spss: `${stem}.sps`,
    codebook: `${stem}-codebook`,
    margins: `${stem}-margins.json`,
  };
};
