import { Hono } from 'hono';
import { findLastBackup } from './backups/backups.ts';
import { backupsRoutes } from './backups/backups.workspace.routes.tsx';
import { briefsRoutes } from './briefs/briefs.workspace.routes.tsx';
import { briefSubject, publishBrief, wroteBrief } from './briefs/issues.ts';
import { commentsApi } from './comments/comments.api.routes.ts';
import { commentsRoutes } from './comments/comments.public.routes.tsx';
import { entryRoutes } from './comments/entry.workspace.routes.tsx';
import { moderationRoutes } from './comments/moderation.workspace.routes.tsx';
import { consultationsApi } from './consultations/consultations.api.routes.ts';
import { consultationsRoutes } from './consultations/consultations.public.routes.tsx';
import { periodChangeSubject, publishPeriodChange } from './consultations/period-changes.ts';
import { periodChangesRoutes } from './consultations/period-changes.workspace.routes.tsx';
import { preparationSubject, publishPreparation, wrotePreparation } from './consultations/preparations.ts';
import { preparationsRoutes } from './consultations/preparations.workspace.routes.tsx';
import type { Context } from './context.ts';
import { dispositionsRoutes } from './dispositions/dispositions.workspace.routes.tsx';
import { outcomesApi } from './dispositions/outcomes.api.routes.ts';
import { outcomesRoutes } from './dispositions/outcomes.public.routes.tsx';
import { outcomeSubject, publishOutcome } from './dispositions/outcomes.ts';
import { NotFoundError } from './errors.ts';
import { API, asDocument } from './front/api-document.ts';
import { apiPageRoutes } from './front/api-page.public.routes.tsx';
import { consultationsWorkspaceRoutes } from './front/consultations.workspace.routes.tsx';
import { crawlersRoutes } from './front/crawlers.public.routes.ts';
import { departmentsRoutes } from './front/departments.workspace.routes.tsx';
import { embedRoutes } from './front/embed.public.routes.tsx';
import { errataRoutes } from './front/errata.public.routes.tsx';
import { exercisesRoutes } from './front/exercises.workspace.routes.tsx';
import { feedsRoutes } from './front/feeds.public.routes.ts';
import { frontRoutes } from './front/front.public.routes.tsx';
import { addressGate, markRehearsals, rehearsers } from './front/gate-reply.tsx';
import { unlessGone } from './front/gone-subjects.ts';
import { countForRail, stampOfRail } from './front/matters.ts';
import { receiptsRoutes } from './front/receipts.public.routes.tsx';
import { retractionsRoutes } from './front/retractions.workspace.routes.tsx';
import { searchRoutes } from './front/search.public.routes.tsx';
import { workspaceHomeRoutes } from './front/workspace-home.workspace.routes.tsx';
import { apiApp } from './http/api.ts';
import { limitBody } from './http/body-limit.ts';
import { clientFiles } from './http/client-files.ts';
import { guard } from './http/guard.ts';
import { headers } from './http/headers.ts';
import { metricsReply, openMetrics } from './http/metrics.ts';
import { nulOutOfAddress } from './http/nul.ts';
import { oneLanguage } from './http/one-language.ts';
import type { PageEnv } from './http/page.tsx';
import { pageCache } from './http/page-cache.ts';
import { answerError } from './http/problem.tsx';
import { railCounts } from './http/rail-counts.ts';
import { limited } from './http/rate-limit.ts';
import { request } from './http/request.ts';
import { requestLog } from './http/request-log.ts';
import { staffGate } from './http/session.ts';
import { inquiryApis, publicInquiryRoutes, workspaceInquiryRoutes } from './inquiry-routes.ts';
import { listJobs } from './jobs/jobs.ts';
import { jobsRoutes } from './jobs/jobs.workspace.routes.tsx';
import { countWaitingMail } from './jobs/mail-states.ts';
import { notificationsRoutes } from './jobs/notifications.workspace.routes.tsx';
import { jobs } from './jobs.ts';
import { openDayRoutes } from './open-day/open-day.public.routes.tsx';
import { registerPieceKinds } from './piece-kinds.ts';
import { pieceApis, publicPieceRoutes, workspacePieceRoutes } from './piece-routes.ts';
import {
  publishQuestionnairePreparation,
  questionnaireSubject,
  wroteQuestionnaire,
} from './questionnaires/preparations.ts';
import { questionnairePreparationsRoutes } from './questionnaires/preparations.workspace.routes.tsx';
import { questionnairesApi } from './questionnaires/questionnaires.api.routes.ts';
import { readiness } from './readiness.ts';
import { answeringRoutes } from './responses/answering.public.routes.tsx';
import { previewRoutes } from './responses/preview.workspace.routes.tsx';
import { responsesApi } from './responses/responses.api.routes.ts';
import { responsesRoutes } from './responses/responses.public.routes.tsx';
import { textsRoutes } from './responses/texts.workspace.routes.tsx';
import { Counters } from './results/counters.ts';
import { explorerRoutes } from './results/explorer.workspace.routes.tsx';
import { exportsRoutes } from './results/exports.workspace.routes.tsx';
import { participationRoutes } from './results/participation.workspace.routes.tsx';
import { publishRelease, releaseSubject } from './results/releases.ts';
import { resultsApi } from './results/results.api.routes.ts';
import { resultsRoutes } from './results/results.public.routes.tsx';
import { resultsWorkspaceRoutes } from './results/results.workspace.routes.tsx';
import { weightingRoutes } from './results/weighting.workspace.routes.tsx';
import { accountImportRoutes } from './staff/account-import.workspace.routes.tsx';
import { approvalRoutes } from './staff/approvals.workspace.routes.tsx';
import { sealEarlierActs } from './staff/audit.ts';
import { auditRoutes } from './staff/audit.workspace.routes.tsx';
import { findLastVerified } from './staff/audit-verify.ts';
import { chainsRoutes } from './staff/chains.workspace.routes.tsx';
import { exchangeKeyRoutes } from './staff/exchange-key.workspace.routes.tsx';
import { handOverRoutes } from './staff/hand-over.workspace.routes.tsx';
import { officersRoutes } from './staff/officers.workspace.routes.tsx';
import { organisationRoutes } from './staff/organisation.workspace.routes.tsx';
import { ownAccountRoutes } from './staff/own-account.workspace.routes.tsx';
import { publications } from './staff/publications.ts';
import { findSignedIn, findSignInStep } from './staff/sessions.ts';
import { settingsRoutes } from './staff/settings.workspace.routes.tsx';
import { setupRoutes } from './staff/setup.public.routes.tsx';
import { signInRoutes } from './staff/sign-in.workspace.routes.tsx';
import type { DemoOfficer } from './staff/sign-in-page.tsx';
import { signInStepsRoutes } from './staff/sign-in-steps.workspace.routes.tsx';
import { readSite } from './staff/site-settings.ts';
import { verificationFileRoutes } from './staff/verification-files.public.routes.ts';

export interface AppOptions {
  /** The store holds a demonstration: every page says so. */
  demo: boolean;
  demoOfficers?: readonly DemoOfficer[];
}

/**
 * The whole site on one screen: what hears of acts, what the last approval calls, what stands before every route, then
 * every slice's routes in both languages. Counts what is stored before it answers.
 */
export async function createApp(ctx: Context, { demo, demoOfficers = [] }: AppOptions) {
  await sealEarlierActs(ctx);
  const counters = await Counters.start(ctx);
  ctx.listeners.push(counters.hear);
  publications.register(
    'questionnaire',
    publishQuestionnairePreparation,
    unlessGone(questionnaireSubject),
    wroteQuestionnaire,
  );
  publications.register('period', publishPeriodChange, unlessGone(periodChangeSubject));
  publications.register('release', publishRelease, unlessGone(releaseSubject));
  publications.register('outcome', publishOutcome, unlessGone(outcomeSubject));
  publications.register('brief', publishBrief, unlessGone(briefSubject), wroteBrief);
  registerPieceKinds();
  publications.register('consultation', publishPreparation, unlessGone(preparationSubject), wrotePreparation);

  const ready = () => readiness(ctx, findLastBackup);
  const metrics = openMetrics(ctx, {
    readiness: ready,
    jobs: () => listJobs(ctx, jobs),
    backup: () => findLastBackup(ctx),
    mails: () => countWaitingMail(ctx),
    verified: () => findLastVerified(ctx),
  });
  const app = new Hono<PageEnv>();
  app.use(headers(ctx.env.PUBLIC_URL.startsWith('https:')));
  // Before whatever reads the store: they answer also where it cannot be read.
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    const found = await ready();
    return c.json(found, found.ready ? 200 : 503);
  });
  // Before the log too: a program asks every few seconds.
  app.get('/metrics', metricsReply(ctx, metrics));
  app.use(request(ctx, () => readSite(ctx), demo));
  app.use(requestLog(ctx));
  app.use(clientFiles());
  app.use(guard(ctx.env.PUBLIC_URL));
  app.use(nulOutOfAddress);
  app.use(limitBody());
  app.use(oneLanguage);
  app.use(pageCache(ctx));
  app.onError((error, c) => answerError(ctx, c, error));
  app.notFound((c) => answerError(ctx, c, new NotFoundError()));

  // Before every route that knows an item by its address.
  for (const prefix of ['', '/en', '/api/v1'])
    for (const kind of ['questionnaire', 'consultation'] as const)
      app.use(`${prefix}/${kind}s/:slug/*`, addressGate(ctx, kind));
  const submissions = limited(ctx, { name: 'submissions', limit: ctx.limits.submissions, minutes: 1 });
  app.use('/api/v1/questionnaires/:slug/responses', submissions);
  for (const path of ['/interviews/:slug/questions', '/inquiries'])
    app.on('POST', `/api/v1${path}`, submissions);
  app.on('POST', '/api/v1/consultations/:slug/comments', submissions);
  const programs = api(ctx);
  app.route('/api/v1', programs);
  for (const prefix of ['', '/en']) {
    app.use(`${prefix}/receipts/*`, rehearsers(ctx));
    app.use(`${prefix}/questionnaires/:slug/responses`, submissions);
    app.on('POST', `${prefix}/consultations/:slug/comments`, submissions);
    for (const path of ['/interviews/:slug/questions', '/inquiries', '/disclosure/applications'])
      app.on('POST', `${prefix}${path}`, submissions);
  }
  const both = [
    setupRoutes(ctx),
    frontRoutes(ctx),
    embedRoutes(ctx),
    apiPageRoutes(ctx, () => asDocument(programs.getOpenAPI31Document(contract))),
    errataRoutes(ctx),
    receiptsRoutes(ctx),
    openDayRoutes(ctx),
    answeringRoutes(ctx),
    responsesRoutes(ctx),
    resultsRoutes(ctx),
    consultationsRoutes(ctx),
    commentsRoutes(ctx),
    outcomesRoutes(ctx),
    feedsRoutes(ctx),
    searchRoutes(ctx),
    ...publicPieceRoutes(ctx),
    ...publicInquiryRoutes(ctx),
    workspace(ctx, counters, demoOfficers),
  ];
  app.route('/', crawlersRoutes(ctx));
  app.route('/', verificationFileRoutes(ctx));
  // The same routes in both languages, so that what is limited is counted once.
  for (const prefix of ['/', '/en']) for (const routes of both) app.route(prefix, routes);
  return app;
}

function workspace(ctx: Context, counters: Counters, demoOfficers: readonly DemoOfficer[]) {
  const app = new Hono<PageEnv>();
  app.use(
    '/workspace/*',
    staffGate(
      (token) => findSignedIn(ctx, token),
      (token) => findSignInStep(ctx, token),
    ),
  );
  app.use(
    '/workspace/*',
    railCounts(
      (officer) => countForRail(ctx, officer),
      () => stampOfRail(ctx),
    ),
    markRehearsals(ctx),
  );
  app.route('/', signInRoutes(ctx, demoOfficers));
  app.route('/', signInStepsRoutes(ctx));
  app.route('/', workspaceHomeRoutes(ctx));
  app.route('/', ownAccountRoutes(ctx));
  app.route('/', settingsRoutes(ctx));
  app.route('/', exchangeKeyRoutes(ctx));
  app.route('/', organisationRoutes(ctx));
  app.route('/', accountImportRoutes(ctx));
  app.route('/', handOverRoutes(ctx));
  app.route('/', officersRoutes(ctx));
  app.route('/', auditRoutes(ctx));
  app.route('/', jobsRoutes(ctx, jobs));
  app.route('/', backupsRoutes(ctx));
  app.route('/', notificationsRoutes(ctx));
  app.route('/', chainsRoutes(ctx));
  app.route('/', approvalRoutes(ctx));
  app.route('/', departmentsRoutes(ctx));
  app.route('/', retractionsRoutes(ctx));
  app.route('/', exercisesRoutes(ctx));
  app.route('/', questionnairePreparationsRoutes(ctx));
  app.route('/', previewRoutes(ctx));
  app.route('/', textsRoutes(ctx, counters));
  app.route('/', resultsWorkspaceRoutes(ctx, counters));
  app.route('/', explorerRoutes(ctx, counters));
  app.route('/', participationRoutes(ctx, counters));
  app.route('/', weightingRoutes(ctx, counters));
  app.route('/', exportsRoutes(ctx, counters));
  app.route('/', briefsRoutes(ctx, counters));
  app.route('/', preparationsRoutes(ctx));
  app.route('/', periodChangesRoutes(ctx));
  app.route('/', entryRoutes(ctx));
  app.route('/', moderationRoutes(ctx));
  app.route('/', dispositionsRoutes(ctx));
  app.route('/', consultationsWorkspaceRoutes(ctx));
  for (const routes of [...workspacePieceRoutes(ctx), ...workspaceInquiryRoutes(ctx)]) app.route('/', routes);
  return app;
}

function api(ctx: Context) {
  const app = apiApp();
  app.route('/', questionnairesApi(ctx));
  app.route('/', responsesApi(ctx));
  app.route('/', resultsApi(ctx));
  app.route('/', consultationsApi(ctx));
  app.route('/', commentsApi(ctx));
  app.route('/', outcomesApi(ctx));
  for (const routes of [...pieceApis(ctx), ...inquiryApis(ctx)]) app.route('/', routes);
  // Made once: it is long, and always the same.
  let told: string | undefined;
  app.get('/openapi.json', (c) => {
    told ??= JSON.stringify(app.getOpenAPI31Document(contract));
    return c.body(told, 200, { 'Content-Type': 'application/json' });
  });
  return app;
}

const contract = {
  openapi: '3.1.0',
  info: {
    title: 'Wenji',
    version: '1',
    description:
      'Questionnaires, responses and released results; consultations, comments and outcomes; policies, interviews, registers and Open Days',
  },
  servers: [{ url: API }],
};
