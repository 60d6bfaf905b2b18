import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { renderToString } from 'preact-render-to-string';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { ViewContext } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { breaksOf, sectionsOfAll } from '../questionnaires/version-breaks.ts';
import { readableFields } from '../responses/text-fields.ts';
import { noteOf, noteProblems, retractedIds } from '../staff/retractions.ts';
import { can, requireCan } from '../staff/roles.ts';
import { findAskedRelease } from './asked-release.ts';
import type { Counters } from './counters.ts';
import { declareEntryFinished, findEntryClosure } from './entry-closures.ts';
import { getInScope, type InScope, listInScope } from './figure-scope.ts';
import { QuestionnairePage } from './questionnaire-page.tsx';
import { type ListedQuestionnaire, QuestionnairesPage } from './questionnaires-page.tsx';
import { ReceivedTable } from './received-figure.tsx';
import { withSnapshot } from './release-snapshots.ts';
import {
  approvalOf,
  listPublic,
  listReleases,
  obstacleTo,
  planCorrection,
  proposeRelease,
} from './releases.ts';
import { type CorrectionDraft, ReleasesPage } from './releases-page.tsx';
import { FigurePage, ResultsPage } from './results-page.tsx';

const root = '/workspace/questionnaires';

/** Questionnaires as officers follow them: received, figures in steps, and the making of the release. */
export function resultsWorkspaceRoutes(ctx: Context, counters: Counters) {
  const scoped = (c: PageContext) => getInScope(ctx, officerOf(c), c.req.param('slug') ?? '');
  const titled = (c: PageContext, { questionnaire }: InScope) => ({
    title: c.get('view').say(questionnaire.live.definition.title),
    workspace: true,
  });

  const owned = async (c: PageContext) => {
    const scope = await scoped(c);
    if (!scope.own) throw new NotFoundError();
    return scope;
  };

  const releasesPage = async (
    c: PageContext,
    scope: InScope,
    draft: CorrectionDraft,
    problems: ReturnType<typeof noteProblems>,
  ) => {
    const { questionnaire } = scope;
    const retracted = await retractedIds(ctx, 'release');
    const listed = await Promise.all(
      (await listReleases(ctx, questionnaire)).map(async (release) => ({
        release,
        approval: await approvalOf(ctx, release),
        retracted: retracted.has(release.id),
      })),
    );
    const last = (await listPublic(ctx, questionnaire)).at(-1);
    const may = last && can(officerOf(c), 'make-results', questionnaire.departmentId);
    const plan =
      may && !(await obstacleTo(ctx, questionnaire, true))
        ? {
            last: await withSnapshot(ctx, last),
            decisions: await planCorrection(ctx, counters, questionnaire),
          }
        : undefined;
    const wrong = Object.keys(problems).length > 0;
    return page(c, <ReleasesPage {...{ scope, listed, plan, draft, problems }} />, {
      title: c.get('view').t('correcting.releases'),
      workspace: true,
      ...(wrong ? { status: 422, problem: true } : {}),
    });
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const scopes = await listInScope(ctx, officerOf(c));
      const listed = await Promise.all(
        scopes.map(async (scope): Promise<ListedQuestionnaire> => {
          const received = (await counters.of(scope.questionnaire)).received();
          return { ...scope, received: received.reduce((sum, { n }) => sum + n, 0) };
        }),
      );
      const title = c.get('view').t('staff.questionnaires');
      return page(c, <QuestionnairesPage listed={listed} />, { title, workspace: true });
    })
    .get(`${root}/:slug`, async (c) => {
      const scope = await scoped(c);
      const { questionnaire } = scope;
      const release = (await listReleases(ctx, questionnaire)).at(-1);
      const body = (
        <QuestionnairePage
          scope={scope}
          received={(await counters.of(questionnaire)).received()}
          analyst={can(officerOf(c), 'make-results', questionnaire.departmentId)}
          entry={await findEntryClosure(ctx, questionnaire)}
          release={release && { release, approval: await approvalOf(ctx, release) }}
          texts={readableFields(officerOf(c), questionnaire)}
        />
      );
      return page(c, body, titled(c, scope));
    })
    .get(`${root}/:slug/received`, etag(), async (c) => {
      const { questionnaire } = await scoped(c);
      const received = (await counters.of(questionnaire)).received();
      c.header('Cache-Control', 'private, no-cache');
      return c.html(
        renderToString(
          <ViewContext.Provider value={c.get('view')}>
            <ReceivedTable received={received} />
          </ViewContext.Provider>,
        ),
      );
    })
    .post(`${root}/:slug/entry-closure`, async (c) => {
      const { questionnaire } = await scoped(c);
      await declareEntryFinished(ctx, questionnaire, officerOf(c));
      return c.redirect(c.get('view').href(`${root}/${questionnaire.slug}`), 303);
    })
    .get(`${root}/:slug/releases`, async (c) =>
      releasesPage(c, await owned(c), { zh: '', en: '', withdraw: [] }, {}),
    )
    .post(`${root}/:slug/releases`, async (c) => {
      const scope = await scoped(c);
      const { questionnaire } = scope;
      requireCan(officerOf(c), 'make-results', questionnaire.departmentId);
      const first = (await listPublic(ctx, questionnaire)).length === 0;
      const fields = first ? new URLSearchParams() : await readForm(c);
      const draft = {
        zh: fields.get('zh') ?? '',
        en: fields.get('en') ?? '',
        withdraw: fields.getAll('withdraw'),
      };
      const problems = first ? {} : noteProblems(draft);
      if (Object.keys(problems).length > 0) return releasesPage(c, scope, draft, problems);
      const asked = { note: noteOf(draft), withdraw: draft.withdraw };
      const approval = await proposeRelease(
        ctx,
        counters,
        questionnaire,
        officerOf(c),
        first ? undefined : asked,
      );
      return c.redirect(c.get('view').href(`/workspace/approvals/${approval.id}`), 303);
    })
    .get(`${root}/:slug/releases/:no`, async (c) => {
      const scope = (await findAskedRelease(ctx, officerOf(c), c.req.param())) ?? (await scoped(c));
      const { questionnaire, own } = scope;
      const releases = own ? await listReleases(ctx, questionnaire) : [];
      const release = releases.find(({ no }) => String(no) === c.req.param('no'));
      if (!release) throw new NotFoundError();
      const base = `${root}/${questionnaire.slug}/releases/${release.no}`;
      const breaks = breaksOf(questionnaire);
      const shown = { release: await withSnapshot(ctx, release), base, breaks };
      const item = c.req.query('item');
      const body = (
        <WorkspaceFrame current="questionnaires">
          {item ? (
            <FigurePage {...shown} questionnaire={questionnaire} item={item} by={c.req.query('by') || null} />
          ) : (
            <ResultsPage {...shown} sections={sectionsOfAll(questionnaire)} />
          )}
        </WorkspaceFrame>
      );
      return page(c, body, titled(c, scope));
    });
}
