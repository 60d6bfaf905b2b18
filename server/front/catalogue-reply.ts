import type { Key } from '#shared/i18n/catalogues.ts';
import { languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Site } from '../http/site.ts';
import { translatorFor } from '../http/translate.ts';
import { fileAddresses, listDataSets } from './catalogue.ts';
import { columnsOf, type DataField, dataTypes } from './data-fields.ts';

const said = (key: Key): Text =>
  Object.fromEntries(languages.map((language) => [language, translatorFor(language)(key)]));

/** The terms of use: those that the site has set, or the project’s own. */
export const termsOf = ({ dataTerms }: Pick<Site, 'dataTerms'>): Text =>
  dataTerms ?? said('openData.terms_default');

const described = ({ name, type, meaning }: DataField) => ({
  name,
  type,
  title: said(meaning),
  columns: columnsOf([{ name, type, meaning }]),
});

/** The catalogue for programs: names after DCAT (dataset, distribution, license, modified), in a shape of our own. */
export async function catalogueOf(ctx: Context, site: Site) {
  const origin = ctx.env.PUBLIC_URL;
  return {
    title: said('openData.title'),
    publisher: site.sponsor,
    license: { text: termsOf(site), address: `${origin}/open-data#terms` },
    types: Object.fromEntries(Object.entries(dataTypes).map(([type, key]) => [type, said(key)])),
    datasets: (await listDataSets(ctx)).map(({ set, rows, changedAt }) => ({
      identifier: set.id,
      title: said(set.title),
      row: said(set.row),
      rows,
      modified: changedAt ? localIso(changedAt) : null,
      page: set.page ? origin + set.page : null,
      fields: set.fields.map(described),
      distributions: [
        ...Object.entries(fileAddresses(set)).map(([format, path]) => ({ format, address: origin + path })),
        ...(set.api ? [{ format: 'api', address: `${origin}/api/v1${set.api}` }] : []),
      ],
    })),
  };
}
