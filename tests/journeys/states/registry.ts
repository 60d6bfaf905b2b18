import { accountsNotPages, accountsStates } from './accounts.ts';
import { answeringStates } from './answering.ts';
import { applicationsNotPages, applicationsStates } from './applications.ts';
import { auditNotPages, auditStates } from './audit.ts';
import { backupsNotPages, backupsStates } from './backups.ts';
import { boardsStates } from './boards.ts';
import { briefsNotPages, briefsStates } from './briefs.ts';
import { chainsNotPages, chainsStates } from './chains.ts';
import { commentsNotPages, commentsStates } from './comments.ts';
import { connectingNotPages, connectingStates } from './connecting.ts';
import { consultationsNotPages, consultationsStates } from './consultations.ts';
import { correctingNotPages, correctingStates } from './correcting.ts';
import { dispositionsNotPages, dispositionsStates } from './dispositions.ts';
import { exchangeNotPages, exchangeStates } from './exchange.ts';
import { explorerNotPages, explorerStates } from './explorer.ts';
import { exportingNotPages, exportingStates } from './exporting.ts';
import { firstSignInNotPages, firstSignInStates } from './first-sign-in.ts';
import { inquiriesNotPages, inquiriesStates } from './inquiries.ts';
import { inquiryDeskNotPages, inquiryDeskStates } from './inquiry-desk.ts';
import { interviewsNotPages, interviewsStates } from './interviews.ts';
import { makingNotPages, makingStates } from './making.ts';
import { moderationNotPages, moderationStates } from './moderation.ts';
import { openDayNotPages, openDayStates } from './open-day.ts';
import { participationNotPages, participationStates } from './participation.ts';
import { periodsStates } from './periods.ts';
import { piecesNotPages, piecesStates } from './pieces.ts';
import { policiesNotPages, policiesStates } from './policies.ts';
import { preparationsNotPages, preparationsStates } from './preparations.ts';
import { publicStates } from './public.ts';
import { receiptStates } from './receipts.ts';
import { registersNotPages, registersStates } from './registers.ts';
import { screensNotPages, screensStates } from './screens.ts';
import { securityNotPages, securityStates } from './security.ts';
import { settingsNotPages, settingsStates } from './settings.ts';
import { setupNotPages, setupStates } from './setup.ts';
import { specialTopicsNotPages, specialTopicsStates } from './special-topics.ts';
import { statisticsNotPages, statisticsStates } from './statistics.ts';
import { tellingNotPages, tellingStates } from './telling.ts';
import { textsNotPages, textsStates } from './texts.ts';
import { weightingNotPages, weightingStates } from './weighting.ts';
import { workspaceStates } from './workspace.ts';

/** Every page of the site in every state that somebody may find it in. A route without one fails. */
export const states = [
  ...publicStates,
  ...answeringStates,
  ...receiptStates,
  ...workspaceStates,
  ...consultationsStates,
  ...commentsStates,
  ...moderationStates,
  ...dispositionsStates,
  ...preparationsStates,
  ...textsStates,
  ...periodsStates,
  ...setupStates,
  ...settingsStates,
  ...accountsStates,
  ...securityStates,
  ...backupsStates,
  ...firstSignInStates,
  ...auditStates,
  ...chainsStates,
  ...makingStates,
  ...correctingStates,
  ...tellingStates,
  ...connectingStates,
  ...briefsStates,
  ...registersStates,
  ...explorerStates,
  ...exportingStates,
  ...participationStates,
  ...weightingStates,
  ...boardsStates,
  ...policiesStates,
  ...piecesStates,
  ...openDayStates,
  ...interviewsStates,
  ...inquiriesStates,
  ...applicationsStates,
  ...inquiryDeskStates,
  ...screensStates,
  ...specialTopicsStates,
  ...statisticsStates,
  ...exchangeStates,
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const notPages: { [route: string]: string } = {
  ...consultationsNotPages,
  ...commentsNotPages,
  ...moderationNotPages,
  ...dispositionsNotPages,
  ...preparationsNotPages,
  ...textsNotPages,
  ...setupNotPages,
  ...settingsNotPages,
  ...accountsNotPages,
  ...securityNotPages,
  ...backupsNotPages,
  ...firstSignInNotPages,
  ...auditNotPages,
  ...chainsNotPages,
  ...makingNotPages,
  ...correctingNotPages,
  ...tellingNotPages,
  ...briefsNotPages,
  ...registersNotPages,
  ...explorerNotPages,
  ...exportingNotPages,
  ...participationNotPages,
  ...weightingNotPages,
  ...connectingNotPages,
  ...policiesNotPages,
  ...piecesNotPages,
  ...openDayNotPages,
  ...interviewsNotPages,
  ...inquiriesNotPages,
  ...applicationsNotPages,
  ...inquiryDeskNotPages,
  ...screensNotPages,
  ...specialTopicsNotPages,
  ...statisticsNotPages,
  ...exchangeNotPages,
  'GET /healthz': 'a word for machines',
  'GET /readyz': 'JSON for machines',
  'GET /metrics': 'figures for machines',
  'GET /questionnaires/:slug/results.csv': 'a file',
  'GET /questionnaires/:slug/results.json': 'a file',
  'GET /workspace/questionnaires/:slug/received': 'a part of a page',
  'GET /questionnaires/:slug/results/figure.csv': 'a file',
  'GET /questionnaires/:slug/results/figure.xlsx': 'a file',
  'GET /questionnaires/:slug/results/figure.json': 'a file',
  'GET /questionnaires/:slug/results/figure.svg': 'a drawing',
  'GET /workspace/questionnaires/:slug/figures.csv': 'a file',
  'GET /workspace/questionnaires/:slug/figures.xlsx': 'a file',
  'GET /workspace/questionnaires/:slug/figures.json': 'JSON',
  'GET /workspace/questionnaires/:slug/figures.svg': 'a drawing',
  'GET /workspace/sign-in/interrupted': 'leads to the sign-in',
  'GET /workspace/approvals/:id/signature': 'leads to the sheet',
  'GET /workspace/approvals/:id/return': 'leads to the sheet',
  'POST /preferences': 'leads back',
  'POST /questionnaires/:slug/answering': 'leads to the first step',
  'POST /workspace/sign-out': 'leads to the sign-in',
  'POST /workspace/questionnaires/:slug/entry-closure': 'leads back',
  'POST /workspace/questionnaires/:slug/releases': 'leads to the sheet',
};
