import { changeBrief } from '#server/briefs/briefs.ts';
import { proposeBrief } from '#server/briefs/issues.ts';
import { startBrief } from '#server/briefs/starting.ts';
import { appeal } from '#server/comments/appeals.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { decide } from '#server/comments/moderation.ts';
import {
  type Consultation,
  getConsultation,
  publishConsultation,
} from '#server/consultations/consultations.ts';
import { createPreparation } from '#server/consultations/preparations.ts';
import type { Context } from '#server/context.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listOpinionIds } from '#server/dispositions/opinions.ts';
import { proposeOutcome } from '#server/dispositions/outcomes.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { createPreparation as createQuestionnairePreparation } from '#server/questionnaires/preparations.ts';
import { listQuestionnaires, publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { Counters } from '#server/results/counters.ts';
import { listApprovalsOf } from '#server/staff/approval-records.ts';
import { sign } from '#server/staff/approvals.ts';
import { getOrgan, openSection } from '#server/staff/organisation.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { answered, moderate, signedIn } from '../dispositions/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import type { Browser } from '../support/browser.ts';
import { comment, type Office, openOffice, opinion, small } from '../support/consultations.ts';
import { tiny, young } from '../support/definitions.ts';
import { makeApp, type House as Plain } from '../support/make-app.ts';
import { CANARY } from './canary.ts';
import { openCases } from './house-inquiries.ts';
import { edition, liveInterview, waitingPiece } from './house-pieces.ts';

export { CANARY } from './canary.ts';

/** A department with something of everything, and officers who do its work. */
export interface House extends Plain, Office {
  analyst: Browser;
  /** An opinion of a comment that is shown. */
  opinion: string;
  receipts: { response: string; comment: string };
  /**
   * What stands for each parameter of a path, by what comes before it. A new parameter needs a line here.
   */
  values: { [before: string]: string };
}

/** Puts values in the places of a pattern's parameters. Throws where `values` has none. */
export function addressOf(pattern: string, { values }: Pick<House, 'values'>): string {
  return pattern.replace(/:\w+(\{[^}]*\})?/g, (name, _, at: number) => {
    const value = values[pattern.slice(0, at) + name];
    if (value === undefined)
      throw new Error(`Add to values in tests/security/house.ts: '${pattern.slice(0, at)}${name}': '…'`);
    return value;
  });
}

/** Pages of the workspace from which every other is reached, the department's own things first. */
export const workspaceRoots = (house: Pick<House, 'values'>): string[] => [
  ...Object.keys(house.values).map((pattern) => addressOf(pattern, house)),
  '/workspace/questionnaires/tiny/texts?item=A2',
  '/workspace/consultations/small/opinions',
  '/workspace/preparations/new',
  '/workspace',
];

const named = (slug: string): Definition => ({ ...tiny, slug });

const opensAt = new Date('2021-05-01T00:00:00+08:00');

/**
 * 20 May 2021: a questionnaire that is open, one whose release waits for its signature, one whose results are out; a
 * consultation with comments in every state, groups and answers, one with an outcome; a preparation.
 */
export async function openHouse(): Promise<House> {
  const house = await makeApp({ at: '2021-05-15T10:00:00+08:00' });
  const { ctx, turnTo } = house;
  const office = await openOffice(ctx);
  const { consultation, department, editor } = office;
  const soon = new Date('2021-05-17T00:00:00+08:00');
  const later = new Date('2021-06-16T00:00:00+08:00');
  const receipts = { response: '', comment: '' };
  for (const [slug, closesAt] of [
    ['tiny', later],
    ['waiting', soon],
    ['released', soon],
  ] as const) {
    await publishQuestionnaire(ctx, {
      departmentId: department.id,
      definition: named(slug),
      opensAt,
      closesAt,
      resultsDueOn: '2021-07-15',
      channels: slug === 'waiting' ? ['online', 'paper'] : ['online'],
    });
    const { receipt } = await sent(house, { ...young, B2: CANARY }, { slug });
    receipts.response ||= receipt;
  }
  const analyst = await makeOfficer(ctx, department, ['analyst'], 'house-analyst');
  const moderator = await makeOfficer(ctx, department, ['moderator'], 'house-moderator');
  const approver = await makeOfficer(ctx, department, ['approver'], 'house-approver');

  const withheld = await comment(ctx, consultation, {
    contact: CANARY,
    opinions: [opinion({ text: CANARY })],
  });
  const seen = { revision: 0, seq: 0 };
  const { no } = withheld;
  await decide(ctx, { consultation, no, officer: moderator, seen, act: 'withhold', rule: 'insult' });
  const held = await findCommentByReceipt(ctx, withheld.receipt);
  if (!held) throw new Error('No comment');
  await appeal(ctx, held, CANARY);
  const shown = await comment(ctx, consultation, { opinions: [opinion({ text: '公开的意见' })] });
  await moderate(ctx, consultation, moderator, shown.no, { act: 'release' });
  const held2 = await comment(ctx, consultation, { opinions: [opinion({ text: `${CANARY} 2` })] });
  receipts.comment = held2.receipt;
  const title = { 'zh-CN': CANARY, en: CANARY };
  const group = await createGroup(ctx, { consultation, officer: analyst, title });
  const [first = 0] = await listOpinionIds(ctx, consultation, {});
  await placeOpinions(ctx, { consultation, officer: analyst, opinionIds: [first], groupId: group.id });
  await answered({ ctx, consultation, analyst }, '另一组', []);

  const past = await askedBefore(ctx, office);
  const said = await comment(ctx, past, { opinions: [opinion({ text: '办完了的意见' })] });
  await moderate(ctx, past, moderator, said.no, { act: 'release' });
  await answered({ ctx, consultation: past, analyst }, '办完了', [said.no]);
  const { id } = await createPreparation(ctx, editor, {
    departmentId: department.id,
    content: { clauses: [] },
  });

  const making = await createQuestionnairePreparation(ctx, editor, {
    departmentId: department.id,
    content: {
      definition: named('making'),
      channels: ['online'],
      interim: false,
      exercise: false,
      rewordings: [],
    },
  });
  const drill = await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: named('drill'),
    opensAt,
    closesAt: later,
    resultsDueOn: '2021-07-15',
    channels: ['online'],
    exercise: true,
  });
  const keeper = await makeOfficer(ctx, department, ['security'], 'house-security');
  await openSection(ctx, keeper, department.slug, { 'zh-CN': '一科', en: 'First section' });
  const [section] = (await getOrgan(ctx, department.slug)).sections;
  const published = (await listQuestionnaires(ctx)).find(({ slug }) => slug === 'tiny')?.id;
  if (!section || !published) throw new Error('No section, no questionnaire');

  turnTo('2021-05-20T10:00:00+08:00');
  const desk = await signedIn(house, analyst);
  await desk.post('/workspace/questionnaires/waiting/entry-closure', {});
  for (const slug of ['waiting', 'released'])
    await desk.post(`/workspace/questionnaires/${slug}/releases`, {});
  const releases = await ctx.db
    .selectFrom('release')
    .innerJoin('questionnaire', 'questionnaire.id', 'release.questionnaire_id')
    .select(['release.id', 'slug'])
    .execute();
  const approvals: { [slug: string]: string } = {};
  for (const release of releases) {
    const [approval] = await listApprovalsOf(ctx, 'release', release.id);
    if (!approval) throw new Error('No approval');
    approvals[release.slug] = approval.id;
    const { subjectHash } = approval;
    if (release.slug === 'released')
      await sign(ctx, approval.id, { officer: approver, secrecyReviewed: true, subjectHash });
  }
  const brief = await signedBrief(ctx, analyst, approver);
  const piece = await waitingPiece(ctx, editor);
  const interview = await liveInterview(ctx, { editor, approver, moderator });
  await desk.post('/workspace/questionnaires/waiting/exports/requests', {
    kind: 'microdata',
    purpose: `${CANARY}: a master’s thesis`,
  });
  const request = await ctx.db.selectFrom('microdata_request').select('id').executeTakeFirstOrThrow();
  const consultations = '/workspace/consultations/:slug';
  const questionnaires = '/workspace/questionnaires/:slug';
  const values = {
    '/workspace/approvals/:id': approvals.waiting ?? '',
    [questionnaires]: 'waiting',
    [`${questionnaires}/releases/:no`]: '1',
    [`${questionnaires}/views/:id`]: 'none',
    [`${questionnaires}/exports/requests/:id`]: request.id,
    [consultations]: small.slug,
    [`${consultations}/comments/:no`]: String(no),
    [`${consultations}/groups/:no`]: '1',
    [`${consultations}/outcome/:no`]: '1',
    '/workspace/preparations/:id': id,
    '/workspace/approvals/:id/scans/:step': '2',
    '/workspace/briefs/:id': brief,
    '/workspace/briefs/:id/issues/:no': '1',
    '/workspace/briefs/:id/issues/:no/figures/:figure': '1',
    '/workspace/interviews/:id': interview,
    '/workspace/interviews/:id/questions/:no': '1',
    ...(await openCases(ctx, { moderator, editor })),
    '/workspace/inquiries/exchange/:number': 'SQ-20210520-0009',
    '/workspace/pieces/kinds/:kind': 'press_conference',
    '/workspace/pieces/:id': piece.id,
    '/workspace/pieces/:id/files/:file': piece.file,
    '/workspace/pieces/:id/versions/:no': '1',
    '/workspace/open-day/:id': await edition(ctx, editor),
    '/workspace/organisation/:code': department.slug,
    '/workspace/organisation/:code/sections/:id': section.id,
    '/workspace/officers/:id': moderator.id,
    '/workspace/jobs/:name': 'half-answers',
    '/workspace/open-day/:year': '2021',
    '/workspace/chains/:slug': department.slug,
    '/workspace/chains/:slug/:kind': 'release',
    '/workspace/absences/:id': 'none',
    '/workspace/departments/:code': department.slug,
    '/workspace/retractions/:kind': 'questionnaire',
    '/workspace/retractions/:kind/:id': published,
    '/workspace/exercises/:kind': 'questionnaire',
    '/workspace/exercises/:kind/:id': drill.id,
    '/workspace/questionnaire-preparations/:id': making,
    '/workspace/questionnaire-preparations/:id/preview/sections/:code': 'A',
    '/workspace/questionnaire-preparations/:id/preview/items/:code': 'A1',
  };
  const outcome = await proposeOutcome(ctx, past, analyst);
  const { subjectHash } = outcome;
  await sign(ctx, outcome.id, { officer: approver, secrecyReviewed: true, subjectHash });
  return { ...house, ...office, analyst: desk, opinion: String(first), receipts, values };
}

/** A consultation of the same department that is over by 20 May. */
async function askedBefore(ctx: Context, { department, editor }: Office): Promise<Consultation> {
  const round = { ...small.round, closes_at: '2021-05-17T00:00:00+08:00' };
  const definition = { ...small, slug: 'past', round };
  await publishConsultation(ctx, { departmentId: department.id, officerId: editor.id, definition });
  return getConsultation(ctx, 'past');
}

/** A brief of the questionnaire whose results are out, signed. */
async function signedBrief(ctx: Context, analyst: SignedIn, approver: SignedIn): Promise<string> {
  const counters = await Counters.start(ctx);
  const { id: departmentId } = analyst.department;
  const begun = { departmentId, questionnaires: ['released'], consultations: [], figures: [firstFigure] };
  const brief = await startBrief(ctx, counters, analyst, begun);
  const words = { 'zh-CN': '请研究', en: 'Please consider' };
  const parts = { ...brief.content.parts, findings: words, requests: words };
  const content = { ...brief.content, lead: words, parts };
  await changeBrief(ctx, analyst, { ...brief, content });
  const { id, subjectHash } = await proposeBrief(ctx, counters, analyst, brief.id);
  await sign(ctx, id, { officer: approver, secrecyReviewed: true, subjectHash });
  return brief.id;
}

const firstFigure = { no: 1, questionnaire: 'released', query: 'item=A1' };
