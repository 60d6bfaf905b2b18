import type { Context } from '../context.ts';
import { findOutcome } from '../dispositions/outcomes.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Counters } from '../results/counters.ts';
import { listAccounts } from './accounts.ts';
import { type Brief, createBrief } from './briefs.ts';
import { firstFigures } from './chosen-figures.ts';
import { type BriefContent, most } from './content.ts';
import { drafted } from './drafting.ts';
import { withRows } from './figures.ts';
import { readBrief } from './snapshot.ts';
import { listSources } from './sources.ts';

/** What a brief of the department may cite, by name, and whether it is public. */
export async function citableOf(ctx: Context, officer: SignedIn, brief: Pick<Brief, 'departmentId'>) {
  const sources = await listSources(ctx, officer, brief);
  const consultations = await listAccounts(ctx, brief);
  return {
    questionnaires: sources.map(({ questionnaire, release }) => ({
      slug: questionnaire.slug,
      title: questionnaire.live.definition.title,
      released: release !== undefined,
    })),
    consultations: await Promise.all(
      consultations.map(async (each) => ({
        slug: each.slug,
        title: each.title,
        released: (await findOutcome(ctx, each)) !== undefined,
      })),
    ),
  };
}

const empty: BriefContent = {
  title: {},
  lead: {},
  questionnaires: [],
  consultations: [],
  figures: [],
  disputes: [],
  quotes: [],
  parts: {},
};

type Begun = Pick<BriefContent, 'questionnaires' | 'consultations'> & Partial<Pick<BriefContent, 'figures'>>;

/** Begins a brief with a first draft from what it rests on. Throws NotAllowedError. */
export async function startBrief(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  { departmentId, ...begun }: Begun & { departmentId: string },
): Promise<Brief> {
  const content = { ...empty, ...begun };
  const brief = { id: '', departmentId, content };
  const figures =
    content.figures.length > 0 ? content.figures : await figuresFor(ctx, counters, officer, brief);
  const parted = await unfolded(ctx, counters, officer, { departmentId, content: { ...content, figures } });
  const full = await redrafted(ctx, counters, officer, { ...brief, content: parted });
  return createBrief(ctx, officer, { departmentId, content: full });
}

async function figuresFor(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  brief: Pick<Brief, 'departmentId' | 'content'>,
) {
  const sources = await listSources(ctx, officer, brief);
  const figures: BriefContent['figures'] = [];
  for (const slug of brief.content.questionnaires) {
    const source = sources.find(({ questionnaire }) => questionnaire.slug === slug);
    if (source) figures.push(...(await firstFigures(ctx, counters, source, figures.length + 1)));
  }
  return figures.slice(0, most.figures);
}

/** The content with its empty parts drafted from what it cites now. */
export async function redrafted(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  brief: Pick<Brief, 'id' | 'departmentId' | 'content'>,
): Promise<BriefContent> {
  return drafted(brief.content, await readBrief(ctx, counters, officer, brief));
}

/** The content with each matrix among its figures as its rows, as far as figures fit. */
export async function unfolded(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  { departmentId, content }: Pick<Brief, 'departmentId' | 'content'>,
): Promise<BriefContent> {
  const sources = await listSources(ctx, officer, { departmentId });
  const figures = await withRows(counters, sources, content.figures);
  return { ...content, figures: figures.slice(0, most.figures) };
}
