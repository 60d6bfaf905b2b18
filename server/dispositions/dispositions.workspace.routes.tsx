import { Hono } from 'hono';
import type { Text } from '#shared/questionnaire/definition.ts';
import { OutcomePublishedError } from '../comments/errors.ts';
import { getInScope } from '../consultations/consultation-scope.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { isSettled } from '../consultations/outcome-corrections.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { type NoteProblem, noteOf, noteProblems } from '../staff/retractions.ts';
import { type Act, can, requireCan } from '../staff/roles.ts';
import { findAskedOutcome } from './asked-outcome.ts';
import { completeness } from './completeness.ts';
import {
  dispositionMessages,
  type GivenDisposition,
  heldForm,
  readDisposition,
  textOf,
} from './disposition-form.ts';
import { writeDisposition } from './dispositions.ts';
import { filterOf, lookingIn, mayGroup, nextAfter, numberIn, readDesk } from './dispositions-request.ts';
import { IncompleteOutcomeError } from './errors.ts';
import { GroupPage } from './group-page.tsx';
import { getGroup, listGroups } from './group-records.ts';
import {
  createGroup,
  isGroupTitle,
  mergeGroups,
  placeOpinions,
  removeOpinions,
  renameGroup,
  TITLE_MAX,
} from './groups.ts';
import { GroupsPage } from './groups-page.tsx';
import { holderOf, listIdentical, listOpinionIds, readOpinions } from './opinions.ts';
import { deskPath, OpinionsPage } from './opinions-page.tsx';
import { beginCorrection } from './outcome-corrections.ts';
import { OutcomePreviewPage } from './outcome-preview-page.tsx';
import { outcomeBody } from './outcome-reply.tsx';
import { accountFor, hashOf, textOf as snapshotOf } from './outcome-snapshot.ts';
import {
  approvalOf,
  getOutcome,
  isAsProposed,
  listOutcomes,
  proposeOutcome,
  publicOutcomes,
} from './outcomes.ts';

const root = '/workspace/consultations/:slug';
const MEMBERS = 50;

interface Previewed {
  status?: 200 | 409 | 422;
  /** The correction's note as it was posted, and what is wrong with it. */
  note?: { zh: string; en: string };
  problems?: { zh?: NoteProblem; en?: NoteProblem };
}

/** Groups of opinions and the answers to them, up to the proposal of the outcome. */
export function dispositionsRoutes(ctx: Context) {
  const scoped = async (c: PageContext, act: Act): Promise<Consultation> => {
    const officer = officerOf(c);
    const consultation = await getInScope(ctx, officer, c.req.param('slug') ?? '');
    requireCan(officer, act, consultation.departmentId);
    return consultation;
  };
  const baseOf = ({ slug }: Consultation) => `/workspace/consultations/${slug}`;
  const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);
  const titleProblem = (c: PageContext) =>
    new Map([['title-zh', c.get('view').t('dispositions.problem_title', { limit: TITLE_MAX })]]);

  const desk = async (
    c: PageContext,
    consultation: Consultation,
    asked: Parameters<typeof readDesk>[4],
    title: Text = {},
    problems: ReadonlyMap<string, string> = new Map(),
  ) => {
    const props = await readDesk(ctx, c, consultation, officerOf(c), asked);
    const problem = problems.size > 0;
    return page(c, <OpinionsPage {...props} title={title} problems={problems} />, {
      title: c.get('view').t('dispositions.desk'),
      workspace: true,
      problem,
      status: problem ? 422 : 200,
    });
  };

  const group = async (
    c: PageContext,
    consultation: Consultation,
    given?: GivenDisposition,
    problems: ReadonlyMap<string, string> = new Map(),
  ) => {
    const found = await getGroup(ctx, consultation, numberIn(c.req.param('no')));
    const ids = await listOpinionIds(ctx, consultation, { groupId: found.id });
    const pages = Math.max(1, Math.ceil(ids.length / MEMBERS));
    const at = Math.min(numberIn(c.req.query('page') ?? '1') || 1, pages);
    const problem = problems.size > 0;
    const { t, say } = c.get('view');
    const body = (
      <GroupPage
        consultation={consultation}
        group={found}
        others={(await listGroups(ctx, consultation)).filter(({ id }) => id !== found.id)}
        members={await readOpinions(ctx, consultation, ids.slice((at - 1) * MEMBERS, at * MEMBERS))}
        page={at}
        pages={pages}
        given={given ?? heldForm(consultation, found)}
        problems={problems}
        mayWrite={await mayGroup(ctx, consultation, officerOf(c))}
        written={c.req.query('written') !== undefined}
      />
    );
    const title = t('dispositions.group_no', { no: found.no }) + say(found.title);
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  const preview = async (
    c: PageContext,
    consultation: Consultation,
    { status = 200, note = { zh: '', en: '' }, problems = {} }: Previewed = {},
  ) => {
    const { snapshot, complete } = await accountFor(ctx, consultation);
    const standing = (await publicOutcomes(ctx, consultation)).at(-1);
    const settled = await isSettled(ctx, consultation.id);
    const hash = hashOf(snapshotOf(snapshot));
    const last = (await listOutcomes(ctx, consultation)).at(-1);
    const base = `${baseOf(consultation)}/outcome`;
    const same = last !== undefined && (await isAsProposed(ctx, last, snapshot));
    const publishedAt = same ? last.publishedAt : undefined;
    const body = (
      <OutcomePreviewPage
        consultation={consultation}
        snapshot={snapshot}
        missing={complete.missing}
        last={last && { outcome: last, approval: await approvalOf(ctx, last), changed: !same }}
        standing={standing && { no: standing.no, settled, retracted: standing.retraction !== undefined }}
        note={note}
        problems={problems}
        mayPropose={can(officerOf(c), 'make-results', consultation.departmentId)}
      >
        {outcomeBody(c, consultation, { snapshot, hash, publishedAt, base })}
      </OutcomePreviewPage>
    );
    const title = c.get('view').t('dispositions.tab_outcome');
    return page(c, body, { title, workspace: true, problem: status !== 200, status });
  };

  return new Hono<PageEnv>()
    .get(`${root}/opinions`, async (c) => {
      const consultation = await scoped(c, 'read-texts');
      const looking = lookingIn((name) => c.req.query(name));
      return desk(c, consultation, { looking, opinion: c.req.query('opinion') });
    })
    .post(`${root}/opinions/placements`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const officer = officerOf(c);
      const form = await readForm(c);
      const looking = lookingIn((name) => form.get(name));
      const id = numberIn(form.get('opinion'));
      const ids = await listOpinionIds(ctx, consultation, filterOf(consultation, looking));
      const identical = form.get('identical') === 'yes';
      const opinionIds = identical ? await listIdentical(ctx, consultation, id) : [id];
      const title = textOf(form.get('title_zh') ?? '', form.get('title_en') ?? '');
      const isNew = form.get('group') === 'new';
      if (isNew && !isGroupTitle(title))
        return desk(c, consultation, { looking, opinion: String(id) }, title, titleProblem(c));
      await ctx.store.write(async (tx) => {
        const chosen = form.get('group') === 'other' ? form.get('other') : form.get('group');
        // The second of a double click finds the group that the first has made.
        const made = isNew ? await holderOf(tx, consultation, id, title) : undefined;
        const { id: groupId } = isNew
          ? (made ?? (await createGroup(tx, { consultation, officer, title })))
          : await getGroup(tx, consultation, numberIn(chosen));
        await placeOpinions(tx, { consultation, officer, opinionIds, groupId });
      });
      const next = nextAfter(ids, new Set(opinionIds), id);
      return to(
        c,
        deskPath(consultation.slug, looking, {
          ...(next === undefined ? {} : { opinion: next }),
          placed: id,
        }),
      );
    })
    .post(`${root}/opinions/removals`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const form = await readForm(c);
      const id = numberIn(form.get('opinion'));
      const opinionIds = form.get('identical') === 'yes' ? await listIdentical(ctx, consultation, id) : [id];
      await removeOpinions(ctx, { consultation, officer: officerOf(c), opinionIds });
      return to(
        c,
        deskPath(
          consultation.slug,
          lookingIn((name) => form.get(name)),
          { opinion: id },
        ),
      );
    })
    .get(`${root}/groups`, async (c) => {
      const consultation = await scoped(c, 'see-figures');
      const groups = await listGroups(ctx, consultation);
      const complete = await completeness(ctx, consultation, groups);
      const title = c.get('view').t('dispositions.groups_title');
      const body = <GroupsPage consultation={consultation} groups={groups} complete={complete} />;
      return page(c, body, { title, workspace: true });
    })
    .get(`${root}/groups/:no`, async (c) => group(c, await scoped(c, 'read-texts')))
    .post(`${root}/groups/:no`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const found = await getGroup(ctx, consultation, numberIn(c.req.param('no')));
      const given = readDisposition(await readForm(c));
      const { outcome, clauses } = given;
      const { t } = c.get('view');
      if (!outcome)
        return group(c, consultation, given, new Map([['outcome', t('dispositions.problem_outcome')]]));
      const answer = await writeDisposition(ctx, {
        consultation,
        officer: officerOf(c),
        groupId: found.id,
        outcome,
        clauses,
        reason: textOf(given.reasonZh, given.reasonEn),
        result: textOf(given.resultZh, given.resultEn),
      });
      if ('problems' in answer)
        return group(c, consultation, given, dispositionMessages({ t }, answer.problems));
      return to(c, `${baseOf(consultation)}/groups/${found.no}?written=${answer.written.no}`);
    })
    .post(`${root}/groups/:no/title`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const found = await getGroup(ctx, consultation, numberIn(c.req.param('no')));
      const form = await readForm(c);
      const title = textOf(form.get('title_zh') ?? '', form.get('title_en') ?? '');
      if (!isGroupTitle(title)) return group(c, consultation, undefined, titleProblem(c));
      await renameGroup(ctx, { consultation, officer: officerOf(c), groupId: found.id, title });
      return to(c, `${baseOf(consultation)}/groups/${found.no}`);
    })
    .post(`${root}/groups/:no/merger`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const from = await getGroup(ctx, consultation, numberIn(c.req.param('no')));
      const into = await getGroup(ctx, consultation, numberIn((await readForm(c)).get('into')));
      await mergeGroups(ctx, {
        consultation,
        officer: officerOf(c),
        groupId: from.id,
        intoId: into.id,
      });
      return to(c, `${baseOf(consultation)}/groups/${into.no}`);
    })
    .get(`${root}/outcome`, async (c) => preview(c, await scoped(c, 'see-figures')))
    .post(`${root}/outcome/proposals`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      const corrects = (await publicOutcomes(ctx, consultation)).length > 0;
      if (corrects && (await isSettled(ctx, consultation.id))) throw new OutcomePublishedError();
      const form = corrects ? await readForm(c) : new URLSearchParams();
      const note = { zh: form.get('zh') ?? '', en: form.get('en') ?? '' };
      const problems = corrects ? noteProblems(note) : {};
      if (Object.keys(problems).length > 0) return preview(c, consultation, { status: 422, note, problems });
      try {
        const said = corrects ? noteOf(note) : undefined;
        const approval = await proposeOutcome(ctx, consultation, officerOf(c), said);
        return to(c, `/workspace/approvals/${approval.id}`);
      } catch (error) {
        if (error instanceof IncompleteOutcomeError) return preview(c, consultation, { status: 409 });
        throw error;
      }
    })
    .post(`${root}/outcome/corrections`, async (c) => {
      const consultation = await scoped(c, 'make-results');
      await beginCorrection(ctx, consultation, officerOf(c));
      return to(c, `${baseOf(consultation)}/outcome`);
    })
    .get(`${root}/outcome/:no`, async (c) => {
      const asked = await findAskedOutcome(ctx, officerOf(c), c.req.param());
      const consultation = asked ?? (await scoped(c, 'see-figures'));
      const outcome = await getOutcome(ctx, consultation, numberIn(c.req.param('no')));
      const base = `${baseOf(consultation)}/outcome/${outcome.no}`;
      const body = (
        <WorkspaceFrame current="consultations">
          {outcomeBody(c, consultation, { ...outcome, base })}
        </WorkspaceFrame>
      );
      return page(c, body, {
        title: c.get('view').t('dispositions.proposal', { no: outcome.no }),
        workspace: true,
      });
    });
}
