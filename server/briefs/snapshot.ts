import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Counters } from '../results/counters.ts';
import { getDepartment } from '../staff/departments.ts';
import {
  type Account,
  type AskedConsultation,
  accountOf,
  type Dispute,
  describeAccount,
  disputesOf,
  type FrozenQuote,
  listAccounts,
  quotable,
} from './accounts.ts';
import type { Brief } from './briefs.ts';
import type { ChosenFigure, ChosenQuote, Part } from './content.ts';
import { type BriefFigure, takeFigure } from './figures.ts';
import { type AskedQuestionnaire, describeSource, listSources, type Source } from './sources.ts';

/**
 * What a brief says at one time: its words, every figure whole with its note, the hashes of the releases and outcomes
 * that it cites. Kept as canonical JSON once it is proposed; its SHA-256 is what the approvers sign.
 */
export interface BriefSnapshot {
  schema: 1;
  brief: string;
  department: Text;
  title: Text;
  lead: Text;
  parts: { [part in Part]?: Text };
  questionnaires: AskedQuestionnaire[];
  consultations: AskedConsultation[];
  figures: BriefFigure[];
  disputes: Dispute[];
  quotes: FrozenQuote[];
  /** The time up to which what is not yet public counts. */
  counted_until: string;
  /** Something in it is not public: then the page is 内部资料. */
  internal: boolean;
}

/** A brief as it would be frozen now, what it may cite, and what of its choice is not there. */
export interface Reading {
  snapshot: BriefSnapshot;
  sources: Source[];
  accounts: Account[];
  missing: { figures: ChosenFigure[]; quotes: ChosenQuote[]; sources: string[] };
}

/** Reads everything that a brief cites as it stands now. */
export async function readBrief(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  brief: Pick<Brief, 'id' | 'departmentId' | 'content'>,
): Promise<Reading> {
  const { content } = brief;
  const citable = await listSources(ctx, officer, brief);
  const sources = content.questionnaires.flatMap(
    (slug) => citable.find(({ questionnaire }) => questionnaire.slug === slug) ?? [],
  );
  const consultations = await listAccounts(ctx, brief);
  const accounts = await Promise.all(
    content.consultations.flatMap((slug) => {
      const found = consultations.find((each) => each.slug === slug);
      return found ? [accountOf(ctx, found)] : [];
    }),
  );
  const figures = await Promise.all(
    content.figures.map(async (chosen) => {
      const place = sources.findIndex(({ questionnaire }) => questionnaire.slug === chosen.questionnaire);
      const source = sources[place];
      return source && takeFigure(ctx, counters, chosen, { source, place: place + 1 });
    }),
  );
  const disputes = accounts.flatMap(disputesOf);
  const quotes = accounts.flatMap(quotable);
  const quoteOf = (chosen: ChosenQuote) =>
    quotes.find(
      (each) =>
        each.consultation === chosen.consultation &&
        each.group === chosen.group &&
        each.comment === chosen.comment,
    );
  const found = new Set([
    ...sources.map(({ questionnaire }) => questionnaire.slug),
    ...accounts.map(({ consultation }) => consultation.slug),
  ]);
  const questionnaires = await Promise.all(sources.map((each) => describeSource(ctx, counters, each)));
  const asked = accounts.map(describeAccount);
  const taken = figures.flatMap((figure) => figure ?? []);
  return {
    sources,
    accounts,
    missing: {
      figures: content.figures.filter((_, at) => !figures[at]),
      quotes: content.quotes.filter((each) => !quoteOf(each)),
      sources: [...content.questionnaires, ...content.consultations].filter((slug) => !found.has(slug)),
    },
    snapshot: {
      schema: 1,
      brief: brief.id,
      department: (await getDepartment(ctx, brief.departmentId)).name,
      title: content.title,
      lead: content.lead,
      parts: content.parts,
      questionnaires,
      consultations: asked,
      figures: taken,
      disputes: content.disputes.flatMap(
        ({ consultation, clause }) =>
          disputes.find((each) => each.consultation === consultation && each.clause === clause) ?? [],
      ),
      quotes: content.quotes.flatMap((each) => quoteOf(each) ?? []),
      counted_until: localIso(ctx.clock.now()),
      internal:
        taken.some(({ released }) => !released) ||
        questionnaires.some(({ release }) => !release) ||
        asked.some(({ outcome }) => !outcome),
    },
  };
}

/** `sha256:` and the hex digest of the snapshot's canonical JSON. */
export const hashOf = (snapshot: string): string =>
  `sha256:${createHash('sha256').update(snapshot).digest('hex')}`;
