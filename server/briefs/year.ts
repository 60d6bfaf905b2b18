import { addDays, dayOf } from '#shared/time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import { countComments } from '../comments/comment-counts.ts';
import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { findOutcome } from '../dispositions/outcomes.ts';
import { demandKinds } from '../inquiries/inquiry-rules.ts';
import { type InquiryStatistics, inquiryStatistics, lateInquiries } from '../inquiries/statistics.ts';
import { type ApplicationCounts, applicationCounts } from '../inquiries/statistics-applications.ts';
import type { PieceKindName } from '../pieces/kinds.ts';
import { countPieces, findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import { medianOf } from '../policies/duties.ts';
import type { Interpretation } from '../policies/interpretation.ts';
import type { Policy } from '../policies/policy.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { findCurrentRelease } from '../results/releases.ts';
import { type SocialFigure, socialFigures } from './year-social.ts';

/** Within so many days of closing what became of a solicitation is to be public (国办发〔2017〕47号 asks for it, each place sets the days). */
export const RESULT_DAYS = 30;

/** What the offices did in a year, each number counted from where it is kept. */
export interface OfficeYear {
  year: string;
  questionnaires: { held: number; released: number; responses: number };
  consultations: {
    closed: number;
    /** Those whose 30 days are over, or whose outcome was there before. */
    owed: number;
    within: number;
  };
  /** 件. */
  comments: number;
  /** 条, of public outcomes. */
  opinions: { all: number; adopted: number; partly: number };
  interviews: number;
  conferences: number;
  policies: number;
  interpretations: number;
  /** Working days from a document to its interpretation, the middle of all. */
  delay: number | undefined;
  documents: number;
  inquiries: InquiryStatistics;
  late: string[];
  applications: ApplicationCounts;
  applicationsInTime: InquiryStatistics;
  social: SocialFigure[];
}

/** Counts a year of the departments by the services that the pages of each thing ask too. */
export async function officeYear(
  ctx: Context,
  { year, departments }: { year: string; departments: readonly string[] },
): Promise<OfficeYear> {
  const pieces = (kind: PieceKindName) => countPieces(ctx, kind, { facets: [['year', year]], departments });
  const inquiries = { year, departments, kinds: demandKinds };
  return {
    year,
    ...(await asked(ctx, year, departments)),
    ...(await solicited(ctx, year, departments)),
    interviews: await pieces('interview'),
    conferences: await pieces('press_conference'),
    policies: await pieces('policy'),
    interpretations: await pieces('interpretation'),
    delay: await medianDelay(ctx, year, departments),
    documents: await pieces('disclosed_document'),
    inquiries: await inquiryStatistics(ctx, inquiries),
    late: await lateInquiries(ctx, inquiries),
    applications: await applicationCounts(ctx, { year, departments }),
    applicationsInTime: await inquiryStatistics(ctx, { ...inquiries, kinds: ['disclosure'] }),
  };
}

/** Questionnaires that opened in the year, and what was released of them. */
async function asked(ctx: Context, year: string, departments: readonly string[]) {
  const held = (await listQuestionnaires(ctx)).filter(
    ({ departmentId, opensAt, exercise, retracted }) =>
      departments.includes(departmentId) &&
      dayOf(opensAt).startsWith(year) &&
      opensAt <= ctx.clock.now() &&
      !exercise &&
      !retracted,
  );
  const found = await Promise.all(
    held.map(async (questionnaire) => {
      const release = await findCurrentRelease(ctx, questionnaire);
      return release ? [{ questionnaire, release }] : [];
    }),
  );
  const released = found.flat();
  return {
    questionnaires: {
      held: held.length,
      released: released.length,
      responses: released.reduce((sum, { release }) => sum + release.snapshot.n, 0),
    },
    social: released.flatMap(({ questionnaire, release }) => socialFigures(questionnaire, release)),
  };
}

/** Consultations whose last round closed in the year, what came in, and what became of it. */
async function solicited(ctx: Context, year: string, departments: readonly string[]) {
  const now = ctx.clock.now();
  const closed = (await listConsultations(ctx)).filter(
    ({ departmentId, round: { window } }) =>
      departments.includes(departmentId) &&
      window.closesAt <= now &&
      lastDay(window.closesAt).startsWith(year),
  );
  const all = { comments: 0, opinions: { all: 0, adopted: 0, partly: 0 } };
  let owed = 0;
  let within = 0;
  for (const consultation of closed) {
    all.comments += (await countComments(ctx, consultation)).received;
    const outcome = await findOutcome(ctx, consultation);
    const until = addDays(lastDay(consultation.round.window.closesAt), RESULT_DAYS);
    const inTime = outcome?.publishedAt !== undefined && dayOf(outcome.publishedAt) <= until;
    if (inTime) within += 1;
    if (inTime || dayOf(now) > until) owed += 1;
    if (!outcome) continue;
    const { groups, outcomes } = outcome.snapshot;
    all.opinions.all += groups.length;
    all.opinions.adopted += outcomes.adopted ?? 0;
    all.opinions.partly += outcomes.partly_adopted ?? 0;
  }
  return { consultations: { closed: closed.length, owed, within }, ...all };
}

/** Midnight belongs to the day before. */
const lastDay = (at: Date): string => dayOf(new Date(at.getTime() - 1));

async function medianDelay(
  ctx: Context,
  year: string,
  departments: readonly string[],
): Promise<number | undefined> {
  const filter = { facets: [['year', year]] as const, departments };
  const interpretations = await listPublishedPieces<Interpretation>(ctx, 'interpretation', filter);
  const found = await Promise.all(
    interpretations.map(async ({ content }) => {
      const policy = await findPublishedPiece<Policy>(ctx, 'policy', content.policy);
      return policy ? [workingDaysAfter(policy.content.published_on, content.published_on)] : [];
    }),
  );
  return medianOf(found.flat());
}
