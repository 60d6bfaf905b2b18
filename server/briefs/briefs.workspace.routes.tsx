import { Hono } from 'hono';
import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { listEveryQuestionnaire } from '../questionnaires/questionnaires.ts';
import type { Counters } from '../results/counters.ts';
import { methodNote } from '../results/method-note.ts';
import { can } from '../staff/roles.ts';
import { sayAsked } from './asked-words.ts';
import { BriefFigurePage } from './brief-figure-page.tsx';
import { numberIn, readBriefForm, withFigures } from './brief-form.ts';
import { BriefPage } from './brief-page.tsx';
import { BriefSheet, type SheetProps } from './brief-sheet.tsx';
import type { FormProblem } from './brief-words.ts';
import {
  type Brief,
  BriefChangedError,
  briefDepartments,
  changeBrief,
  getBrief,
  getDraft,
  getWritable,
  readsDrafts,
} from './briefs.ts';
import { BriefsPage } from './briefs-page.tsx';
import { type BriefContent, most } from './content.ts';
import { singleFigures } from './figures.ts';
import { approvalOf, getIssue, listIssues, listReadable, proposeBrief } from './issues.ts';
import { NewBriefPage } from './new-brief-page.tsx';
import { obstaclesTo } from './obstacles.ts';
import { offeredOf } from './offered-reply.ts';
import { readBrief } from './snapshot.ts';
import { listSources } from './sources.ts';
import { citableOf, redrafted, startBrief, unfolded } from './starting.ts';
import { type AskedFigure, askedFigure, departmentIn } from './starting-request.ts';

const root = '/workspace/briefs';

/** The decision-maker’s page: written, signed, read. */
export function briefsRoutes(ctx: Context, counters: Counters) {
  const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);
  const titleIn = (c: PageContext, { title }: Pick<BriefContent, 'title'>) => {
    const { t, say } = c.get('view');
    return Object.keys(title).length > 0 ? say(title) : t('briefs.untitled');
  };

  const write = async (c: PageContext, brief: Brief, given: Partial<Given> = {}) => {
    const officer = officerOf(c);
    const content = given.content ?? brief.content;
    const reading = await readBrief(ctx, counters, officer, { ...brief, content });
    const issues = await listIssues(ctx, brief);
    const last = issues.at(-1);
    const { problems = new Map<string, FormProblem>(), address = '', conflict = false } = given;
    const body = (
      <BriefPage
        {...{ brief, content, reading, issues, problems, address, conflict }}
        obstacles={obstaclesTo(content, reading)}
        approval={last && (await approvalOf(ctx, last))}
        citable={await citableOf(ctx, officer, brief)}
        offered={await offeredOf(c.get('view'), counters, reading.sources)}
      />
    );
    const status = conflict ? 409 : problems.size > 0 ? 422 : 200;
    return page(c, body, { title: titleIn(c, content), workspace: true, status, problem: status !== 200 });
  };

  const begin = async (c: PageContext, given: URLSearchParams, problem?: 'choose_source' | 'choose_few') => {
    const officer = officerOf(c);
    const departments = await briefDepartments(ctx, officer);
    const department = departmentIn(departments, given);
    const asked = await askedFigure(ctx, officer, given);
    const sources = asked ? await listSources(ctx, officer, { departmentId: department.id }) : [];
    const figure = asked && { ...asked, words: sayAsked(c.get('view'), sources, asked) };
    const drafts = figure ? (await listReadable(ctx, officer)).map(({ brief }) => brief) : [];
    const body = (
      <NewBriefPage
        {...{ departments, department, figure, problem }}
        citable={await citableOf(ctx, officer, { departmentId: department.id })}
        chosen={{
          questionnaires: [...given.getAll('questionnaire'), ...(figure ? [figure.questionnaire] : [])],
          consultations: given.getAll('consultation'),
        }}
        drafts={drafts.filter(({ departmentId }) => can(officer, 'make-results', departmentId))}
      />
    );
    const title = c.get('view').t('briefs.new');
    return page(c, body, { title, workspace: true, status: problem ? 422 : 200, problem: !!problem });
  };

  /** Puts a figure into a brief that is there, and the questionnaire with it. */
  const putInto = async (officer: SignedIn, id: string, figure: AskedFigure) => {
    const { content, revision, departmentId } = await getWritable(ctx, officer, id);
    const questionnaires = [...new Set([...content.questionnaires, figure.questionnaire])];
    const figures = withFigures(content, chosenOf(figure));
    const put = { departmentId, content: { ...content, questionnaires, figures } };
    const parted = await unfolded(ctx, counters, officer, put);
    await changeBrief(ctx, officer, { id, revision, content: parted });
    return `${root}/${id}`;
  };

  const sheet = (c: PageContext, props: SheetProps, back: { path: string; words: string }) => {
    const { t, href } = c.get('view');
    const body = (
      <WorkspaceFrame current="briefs">
        <p class="sm np">
          <a href={href(back.path)}>{back.words}</a>
        </p>
        <BriefSheet {...props} />
        {props.link ? (
          <p class="sm np more">
            <a href={href(`${props.link.path}/snapshot.json`)}>{t('briefs.snapshot')}</a>
          </p>
        ) : null}
      </WorkspaceFrame>
    );
    return page(c, body, { title: titleIn(c, props.snapshot), workspace: true });
  };

  const issueOf = async (c: PageContext) => {
    const no = numberIn(c.req.param('no'));
    if (no === undefined) throw new NotFoundError();
    return getIssue(ctx, officerOf(c), c.req.param('id') ?? '', no);
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const listed = await Promise.all(
        (await listReadable(ctx, officer)).map(async (each) => ({
          ...each,
          approval: each.last && (await approvalOf(ctx, each.last)),
        })),
      );
      const departments = officer.roles.map(({ departmentId }) => departmentId);
      const writes = departments.some((id) => can(officer, 'make-results', id));
      const drafts = departments.some((id) => readsDrafts(officer, id));
      const title = c.get('view').t('briefs.list');
      return page(c, <BriefsPage {...{ listed, writes, drafts }} />, { title, workspace: true });
    })
    .get(`${root}/new`, async (c) => begin(c, new URL(c.req.url).searchParams))
    .post(`${root}/new`, async (c) => {
      const officer = officerOf(c);
      const departments = await briefDepartments(ctx, officer);
      const form = await readForm(c);
      const figure = await askedFigure(ctx, officer, form);
      const into = form.get('into');
      if (figure && into) return to(c, await putInto(officer, into, figure));
      const questionnaires = [
        ...new Set([...form.getAll('questionnaire'), ...(figure ? [figure.questionnaire] : [])]),
      ];
      const consultations = form.getAll('consultation');
      if (questionnaires.length + consultations.length === 0) return begin(c, form, 'choose_source');
      if (questionnaires.length > most.questionnaires || consultations.length > most.consultations)
        return begin(c, form, 'choose_few');
      const { id: departmentId } = departmentIn(departments, form);
      const figures = withFigures({ figures: [] }, figure ? chosenOf(figure) : []);
      const begun = { departmentId, questionnaires, consultations, figures };
      return to(c, `${root}/${(await startBrief(ctx, counters, officer, begun)).id}`);
    })
    .get(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const brief = await getBrief(ctx, officer, c.req.param('id'));
      if (can(officer, 'make-results', brief.departmentId)) return write(c, brief);
      const issues = await listIssues(ctx, brief);
      const shown = readsDrafts(officer, brief.departmentId) ? issues.at(-1) : issues.findLast(isSigned);
      if (shown) return to(c, `${root}/${brief.id}/issues/${shown.no}`);
      if (readsDrafts(officer, brief.departmentId)) return to(c, `${root}/${brief.id}/print`);
      throw new NotFoundError();
    })
    .post(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const brief = await getWritable(ctx, officer, c.req.param('id'));
      const form = await readForm(c);
      const { content, problems, address } = readBriefForm(form, brief.content);
      if (problems.size > 0) return write(c, brief, { content, problems, address });
      // No brief has a revision 0: what was entered comes back as after a change by somebody else.
      const revision = numberIn(form.get('revision')) ?? 0;
      const kept = await unfolded(ctx, counters, officer, { ...brief, content });
      const full =
        form.get('act') === 'redraft'
          ? await redrafted(ctx, counters, officer, { ...brief, content: kept })
          : kept;
      try {
        await changeBrief(ctx, officer, { id: brief.id, revision, content: full });
      } catch (error) {
        if (!(error instanceof BriefChangedError)) throw error;
        return write(c, brief, { content, conflict: true });
      }
      return to(c, `${root}/${brief.id}`);
    })
    .get(`${root}/:id/print`, async (c) => {
      const officer = officerOf(c);
      const brief = await getDraft(ctx, officer, c.req.param('id'));
      const { snapshot } = await readBrief(ctx, counters, officer, brief);
      const { t, href } = c.get('view');
      const figureAddress = (no: number) => {
        const found = snapshot.figures.find((figure) => figure.no === no);
        return found && href(found.address);
      };
      const back = can(officer, 'make-results', brief.departmentId)
        ? { path: `${root}/${brief.id}`, words: t('briefs.back') }
        : { path: root, words: t('briefs.list') };
      return sheet(c, { snapshot, issue: undefined, link: undefined, figureAddress }, back);
    })
    .post(`${root}/:id/proposals`, async (c) => {
      const approval = await proposeBrief(ctx, counters, officerOf(c), c.req.param('id'));
      return to(c, `/workspace/approvals/${approval.id}`);
    })
    .get(`${root}/:id/issues/:no`, async (c) => {
      const { brief, issue } = await issueOf(c);
      const { t, href } = c.get('view');
      const path = `${root}/${brief.id}/issues/${issue.no}`;
      const address = ctx.env.PUBLIC_URL + path;
      const { figures } = issue.snapshot;
      const figureAddress = (no: number) =>
        figures.some((figure) => figure.no === no) ? href(`${path}/figures/${no}`) : undefined;
      const link = { path, address, qr: qrPng(address) };
      return sheet(
        c,
        { snapshot: issue.snapshot, issue, link, figureAddress },
        { path: root, words: t('briefs.list') },
      );
    })
    .get(`${root}/:id/issues/:no/snapshot.json`, async (c) => {
      const { issue } = await issueOf(c);
      c.header('Cache-Control', 'no-store');
      return c.body(issue.text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    })
    .get(`${root}/:id/issues/:no/figures/:figure`, async (c) => {
      const { brief, issue } = await issueOf(c);
      const figure = issue.snapshot.figures.find(({ no }) => String(no) === c.req.param('figure'));
      if (!figure) throw new NotFoundError();
      const back = `${root}/${brief.id}/issues/${issue.no}`;
      const view = c.get('view');
      const questionnaire = (await listEveryQuestionnaire(ctx)).find(
        ({ slug }) => slug === figure.questionnaire,
      );
      const method = questionnaire && methodNote(figure.figure, questionnaire, view);
      const title = view.t('briefs.figure_title', { no: figure.no });
      return page(c, <BriefFigurePage {...{ figure, back, method }} />, { title, workspace: true });
    });
}

const chosenOf = ({ questionnaire, query }: AskedFigure) =>
  singleFigures(query).map((each) => ({ questionnaire, query: each }));

const isSigned = ({ signedAt }: { signedAt: Date | undefined }) => signedAt !== undefined;

interface Given {
  content: BriefContent;
  problems: ReadonlyMap<string, FormProblem>;
  address: string;
  conflict: boolean;
}
