import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { findCurrentRelease } from '../results/releases.ts';
import type { DataField } from './data-fields.ts';
import { type DataRow, type DataSet, latest } from './data-set.ts';

const head: DataField[] = [
  { name: 'slug', type: 'slug', meaning: 'openData.field_slug' },
  { name: 'address', type: 'address', meaning: 'openData.field_address' },
  { name: 'title', type: 'text', meaning: 'openData.field_title' },
];

const shown = async (ctx: Context): Promise<Questionnaire[]> =>
  (await listQuestionnaires(ctx)).filter(({ exercise, retracted }) => !exercise && !retracted);

const released = async (ctx: Context) =>
  Promise.all(
    (await shown(ctx)).map(async (questionnaire) => ({
      questionnaire,
      release: await findCurrentRelease(ctx, questionnaire),
    })),
  );

const headOf = ({ env }: Context, { slug, live }: Questionnaire, end = ''): DataRow => ({
  slug,
  address: `${env.PUBLIC_URL}/questionnaires/${slug}${end}`,
  title: live.definition.title,
});

export const questionnaireSets: DataSet[] = [
  {
    id: 'questionnaires',
    title: 'openData.questionnaires',
    row: 'openData.questionnaire',
    api: '/questionnaires',
    fields: [
      ...head,
      { name: 'sponsor', type: 'text', meaning: 'openData.field_sponsor' },
      { name: 'version', type: 'number', meaning: 'openData.field_version' },
      { name: 'hash', type: 'string', meaning: 'openData.field_hash' },
      { name: 'opens_at', type: 'datetime', meaning: 'openData.field_opens_at' },
      { name: 'closes_at', type: 'datetime', meaning: 'openData.field_closes_at' },
      { name: 'results_due_on', type: 'date', meaning: 'openData.field_results_due_on' },
      { name: 'channels', type: 'codes', meaning: 'openData.field_channels' },
    ],
    count: async (ctx) => (await shown(ctx)).length,
    changedAt: async (ctx) => latest((await shown(ctx)).map(({ live }) => new Date(live.publishedAt))),
    rows: async (ctx) =>
      (await shown(ctx)).map((each) => ({
        ...headOf(ctx, each),
        sponsor: each.live.definition.sponsor,
        version: each.live.no,
        hash: each.live.hash,
        opens_at: localIso(each.opensAt),
        closes_at: localIso(each.closesAt),
        results_due_on: each.resultsDueOn,
        channels: each.channels,
      })),
  },
  {
    id: 'results',
    title: 'openData.results',
    row: 'openData.result',
    fields: [
      ...head,
      { name: 'no', type: 'number', meaning: 'openData.field_no' },
      { name: 'published_at', type: 'datetime', meaning: 'openData.field_published_at' },
      { name: 'hash', type: 'string', meaning: 'openData.field_hash' },
      { name: 'csv', type: 'address', meaning: 'openData.field_csv' },
      { name: 'json', type: 'address', meaning: 'openData.field_json' },
      { name: 'xlsx', type: 'address', meaning: 'openData.field_xlsx' },
    ],
    count: async (ctx) => (await released(ctx)).filter(({ release }) => release).length,
    changedAt: async (ctx) => latest((await released(ctx)).map(({ release }) => release?.publishedAt)),
    rows: async (ctx) =>
      (await released(ctx)).flatMap(({ questionnaire, release }) => {
        if (!release?.publishedAt) return [];
        const own = headOf(ctx, questionnaire, '/results');
        const { no, hash, publishedAt } = release;
        const files = Object.fromEntries(
          ['csv', 'json', 'xlsx'].map((end) => [end, `${String(own.address)}/${no}.${end}`]),
        );
        return [{ ...own, no, published_at: localIso(publishedAt), hash, ...files }];
      }),
  },
];
