import type { Role } from '#server/http/signed-in.ts';
import type { Act } from '#server/staff/roles.ts';
import type { House } from './house.ts';
import { inquiryActs } from './inquiry-acts.ts';
import { interviewActs } from './interview-acts.ts';
import { pieceActs } from './piece-acts.ts';

/**
 * Who a route is for: an act of the matrix; `content`: every role of the department but the administrators; `any officer`;
 * `sign-in`: nobody needs a session; or roles by name where the moment decides, not the matrix alone.
 */
export type Grant = Act | 'content' | 'any officer' | 'sign-in' | readonly Role[];

export interface Rule {
  to: Grant | readonly Act[];
  /** What is posted; nothing where nothing is said. Bad input shows as well that the officer was let in. */
  fields?: (house: House) => { [name: string]: string };
  /** What those get who are let in, where it is 404: what the form names is not there. */
  status?: 404;
  /** Its parameter is of no department: everybody of the roles sees what is their own. */
  own?: true;
}

const consultation = '/workspace/consultations/:slug';
const questionnaire = '/workspace/questionnaires/:slug';
const preparation = '/workspace/preparations';
const sheet = '/workspace/approvals/:id';

const organ = '/workspace/organisation/:code';
const officer = '/workspace/officers/:id';
const settings = '/workspace/settings';
const making = '/workspace/questionnaire-preparations';

const brief = '/workspace/briefs';

const reads: readonly Act[] = ['read-texts', 'decide-appeal'];
const prepares: readonly Act[] = ['write-content', 'act-in-chain'];

/** The rule of every route behind the gate. A route without one fails the test of the matrix. */
export const routeActs: { [route: string]: Grant | readonly Act[] | Rule } = {
  'GET /workspace/sign-in': 'sign-in',
  'POST /workspace/sign-in': 'sign-in',
  'GET /workspace/sign-in/interrupted': 'sign-in',
  'POST /workspace/sign-in/interrupted': 'sign-in',
  'POST /workspace/sign-out': 'sign-in',

  'GET /workspace': 'any officer',
  'GET /workspace/approvals': 'any officer',
  [`GET ${sheet}`]: 'content',
  [`GET ${sheet}/signature`]: 'any officer',
  [`GET ${sheet}/return`]: 'any officer',
  [`GET ${sheet}/scan`]: 'any officer',
  [`GET ${sheet}/recall`]: 'any officer',
  [`GET ${sheet}/sheet`]: 'content',
  [`GET ${sheet}/scans/:step`]: { to: 'content', status: 404 },
  [`POST ${sheet}/signature`]: ['approver'],
  [`POST ${sheet}/scan`]: ['approver'],
  [`POST ${sheet}/return`]: ['approver'],
  [`POST ${sheet}/recall`]: [],

  'GET /workspace/questionnaires': 'any officer',
  [`GET ${questionnaire}`]: 'see-figures',
  [`GET ${questionnaire}/received`]: 'see-figures',
  [`GET ${questionnaire}/figures`]: 'see-figures',
  [`GET ${questionnaire}/figures.csv`]: 'see-figures',
  [`GET ${questionnaire}/figures.json`]: 'see-figures',
  [`GET ${questionnaire}/differences`]: 'see-figures',
  [`GET ${questionnaire}/views`]: 'see-figures',
  [`POST ${questionnaire}/views`]: 'see-figures',
  [`GET ${questionnaire}/views/:id`]: { to: 'see-figures', status: 404 },
  [`POST ${questionnaire}/views/:id`]: { to: 'see-figures', status: 404 },
  [`POST ${questionnaire}/views/:id/removal`]: { to: 'see-figures', status: 404 },
  [`GET ${questionnaire}/participation`]: 'see-figures',
  [`GET ${questionnaire}/figures.svg`]: 'see-figures',
  [`GET ${questionnaire}/figures.xlsx`]: 'see-figures',
  [`GET ${questionnaire}/texts`]: 'read-texts',
  [`GET ${questionnaire}/weighting`]: 'see-figures',
  [`GET ${questionnaire}/exports`]: 'see-figures',
  [`GET ${questionnaire}/exports/table`]: 'see-figures',
  [`GET ${questionnaire}/exports/table.xlsx`]: 'see-figures',
  [`GET ${questionnaire}/exports/codebook.csv`]: 'see-figures',
  [`GET ${questionnaire}/exports/codebook.json`]: 'see-figures',
  [`GET ${questionnaire}/exports/codebook.xlsx`]: 'see-figures',
  [`GET ${questionnaire}/exports/read.R`]: 'see-figures',
  [`GET ${questionnaire}/exports/read.sps`]: 'see-figures',
  [`GET ${questionnaire}/exports/margins.json`]: { to: 'see-figures', status: 404 },
  [`POST ${questionnaire}/exports/requests`]: 'export-microdata',
  [`GET ${questionnaire}/exports/requests/:id`]: 'see-figures',
  [`POST ${questionnaire}/exports/requests/:id/decision`]: ['approver'],
  // A file is for who asked, and only after somebody else has agreed; tests/results/microdata.test.ts.
  [`GET ${questionnaire}/exports/requests/:id/codes.csv`]: [],
  [`GET ${questionnaire}/exports/requests/:id/labels.csv`]: [],
  [`GET ${questionnaire}/exports/requests/:id/answers.xlsx`]: [],
  [`GET ${questionnaire}/exports/requests/:id/answers.json`]: [],
  [`POST ${questionnaire}/entry-closure`]: 'make-results',
  [`GET ${questionnaire}/releases`]: 'see-figures',
  [`POST ${questionnaire}/releases`]: 'make-results',
  [`GET ${questionnaire}/releases/:no`]: 'see-figures',

  'GET /workspace/consultations': 'any officer',
  [`GET ${consultation}`]: 'content',
  [`GET ${consultation}/comments`]: reads,
  [`GET ${consultation}/comments/:no`]: reads,
  [`GET ${consultation}/comments/:no/decision`]: 'content',
  [`GET ${consultation}/comments/:no/reopening`]: 'content',
  [`GET ${consultation}/comments/:no/contact-opening`]: 'content',
  [`GET ${consultation}/comments/:no/appeal-decision`]: 'content',
  [`POST ${consultation}/comments/:no/decision`]: 'release-comments',
  [`POST ${consultation}/comments/:no/reopening`]: {
    to: 'release-comments',
    fields: () => ({ revision: '0', seq: '9' }),
  },
  [`POST ${consultation}/comments/:no/contact-opening`]: 'open-contact',
  [`POST ${consultation}/comments/:no/appeal-decision`]: 'decide-appeal',
  [`GET ${consultation}/entry`]: 'enter-answers',
  [`POST ${consultation}/entry`]: 'enter-answers',
  [`GET ${consultation}/opinions`]: 'read-texts',
  [`POST ${consultation}/opinions/placements`]: {
    to: 'make-results',
    fields: ({ opinion }) => ({ opinion, group: '1' }),
  },
  [`POST ${consultation}/opinions/removals`]: { to: 'make-results', fields: ({ opinion }) => ({ opinion }) },
  [`GET ${consultation}/groups`]: 'see-figures',
  [`GET ${consultation}/groups/:no`]: 'read-texts',
  [`POST ${consultation}/groups/:no`]: 'make-results',
  [`POST ${consultation}/groups/:no/title`]: 'make-results',
  [`POST ${consultation}/groups/:no/merger`]: { to: 'make-results', status: 404 },
  [`GET ${consultation}/period`]: 'content',
  [`POST ${consultation}/period`]: 'write-content',
  [`GET ${consultation}/outcome`]: 'see-figures',
  [`GET ${consultation}/outcome/:no`]: { to: 'see-figures', status: 404 },
  [`POST ${consultation}/outcome/proposals`]: 'make-results',
  [`POST ${consultation}/outcome/corrections`]: { to: 'make-results', status: 404 },

  [`GET ${preparation}`]: prepares,
  [`GET ${preparation}/new`]: 'write-content',
  [`POST ${preparation}/new`]: 'write-content',
  [`GET ${preparation}/:id`]: prepares,
  [`POST ${preparation}/:id`]: 'write-content',
  [`GET ${preparation}/:id/clauses`]: 'write-content',
  [`POST ${preparation}/:id/clauses`]: 'write-content',
  [`POST ${preparation}/:id/proposals`]: 'write-content',

  'GET /workspace/sign-in/password': 'sign-in',
  'POST /workspace/sign-in/password': 'sign-in',
  'GET /workspace/sign-in/enrolment': 'sign-in',
  'POST /workspace/sign-in/enrolment': 'sign-in',
  'GET /workspace/sign-in/enrolment/codes': 'sign-in',
  'POST /workspace/sign-in/enrolment/codes': 'sign-in',
  'GET /workspace/sign-in/code': 'sign-in',
  'POST /workspace/sign-in/code': 'sign-in',

  'GET /workspace/account': 'any officer',
  'GET /workspace/account/password': 'any officer',
  'GET /workspace/account/recovery-codes': 'any officer',
  'GET /workspace/account/sessions': 'any officer',
  'POST /workspace/account/password': 'any officer',
  'POST /workspace/account/recovery-codes': 'any officer',
  'POST /workspace/account/sessions': 'any officer',
  'GET /workspace/notifications': 'any officer',
  'POST /workspace/notifications': 'any officer',
  'GET /workspace/notifications/test-mail': 'any officer',
  'POST /workspace/notifications/test-mail': 'any officer',
  'GET /workspace/notifications/removal': 'any officer',
  'POST /workspace/notifications/removal': 'any officer',

  'GET /workspace/next-steps': ['run-site', 'manage-accounts', 'read-audit'],
  [`GET ${settings}`]: 'run-site',
  [`GET ${settings}/site`]: 'run-site',
  [`POST ${settings}/site`]: 'run-site',
  [`GET ${settings}/verification-files`]: 'run-site',
  [`POST ${settings}/verification-files`]: 'run-site',
  [`GET ${settings}/verification-files/removal`]: 'any officer',
  [`POST ${settings}/verification-files/removal`]: { to: 'run-site', status: 404 },
  [`GET ${settings}/exchange-key`]: 'run-site',
  [`POST ${settings}/exchange-key`]: 'run-site',
  [`GET ${settings}/exchange-key/ending`]: 'any officer',
  [`POST ${settings}/exchange-key/ending`]: { to: 'run-site', status: 404 },
  [`GET ${settings}/administrators`]: 'run-site',
  [`POST ${settings}/administrators`]: { to: 'run-site', status: 404 },
  [`GET ${settings}/administrators/slip`]: 'any officer',
  [`POST ${settings}/administrators/slip`]: { to: 'run-site', status: 404 },
  'GET /workspace/jobs': 'run-site',
  'GET /workspace/backups': 'run-site',
  'POST /workspace/backups': 'run-site',
  'GET /workspace/jobs/:name/runs': 'any officer',
  'POST /workspace/jobs/:name/runs': 'run-site',

  'GET /workspace/organisation': 'manage-accounts',
  'POST /workspace/organisation': 'manage-accounts',
  [`GET ${organ}`]: 'manage-accounts',
  [`POST ${organ}`]: 'manage-accounts',
  [`GET ${organ}/closure`]: 'manage-accounts',
  [`POST ${organ}/closure`]: 'manage-accounts',
  [`GET ${organ}/sections`]: 'manage-accounts',
  [`POST ${organ}/sections`]: 'manage-accounts',
  [`GET ${organ}/sections/:id`]: 'manage-accounts',
  [`POST ${organ}/sections/:id`]: 'manage-accounts',
  [`GET ${organ}/sections/:id/closure`]: 'manage-accounts',
  [`POST ${organ}/sections/:id/closure`]: 'manage-accounts',
  'GET /workspace/officers/import': 'manage-accounts',
  'POST /workspace/officers/import': 'manage-accounts',
  'GET /workspace/officers/import/accounts': 'manage-accounts',
  'POST /workspace/officers/import/accounts': 'manage-accounts',
  'GET /workspace/officers/new': 'manage-accounts',
  'POST /workspace/officers/new': 'manage-accounts',
  'GET /workspace/officers': 'manage-accounts',
  'GET /workspace/officers/export.csv': 'manage-accounts',
  'GET /workspace/officers/import/template.xlsx': 'manage-accounts',
  [`GET ${officer}`]: 'manage-accounts',
  [`POST ${officer}`]: 'manage-accounts',
  [`GET ${officer}/hand-over`]: 'manage-accounts',
  [`POST ${officer}/hand-over`]: 'manage-accounts',
  [`GET ${officer}/hand-over/end`]: 'manage-accounts',
  [`POST ${officer}/hand-over/end`]: { to: 'manage-accounts', status: 404 },
  [`GET ${officer}/roles`]: 'manage-accounts',
  [`POST ${officer}/roles`]: 'manage-accounts',
  [`GET ${officer}/password`]: 'manage-accounts',
  [`POST ${officer}/password`]: 'manage-accounts',
  [`GET ${officer}/second-factor`]: 'manage-accounts',
  [`POST ${officer}/second-factor`]: 'manage-accounts',
  [`GET ${officer}/state`]: 'manage-accounts',
  [`POST ${officer}/state`]: 'manage-accounts',
  [`GET ${officer}/sessions`]: 'manage-accounts',
  [`POST ${officer}/sessions`]: 'manage-accounts',
  'GET /workspace/sessions': 'manage-accounts',
  'POST /workspace/sessions': 'manage-accounts',

  'GET /workspace/audit': 'read-audit',
  'GET /workspace/audit.csv': 'read-audit',
  'GET /workspace/audit.jsonl': 'read-audit',
  'GET /workspace/audit/verification': 'any officer',
  'POST /workspace/audit/verification': 'read-audit',

  'GET /workspace/chains': [
    'editor',
    'moderator',
    'analyst',
    'approver',
    'legal',
    'decision',
    'clerk',
    'security',
  ],
  'GET /workspace/chains/:slug/:kind': 'manage-accounts',
  'POST /workspace/chains/:slug/:kind': 'manage-accounts',
  'GET /workspace/absences': ['approver', 'legal', 'security'],
  'POST /workspace/absences': ['approver', 'legal', 'security'],
  'GET /workspace/absences/:id/end': 'any officer',
  'POST /workspace/absences/:id/end': { to: ['approver', 'legal', 'security'], status: 404 },

  'GET /workspace/departments': 'any officer',
  'GET /workspace/departments/:code': 'content',
  'GET /workspace/retractions': 'any officer',
  'GET /workspace/retractions/:kind/:id': ['approver'],
  'POST /workspace/retractions/:kind/:id': ['approver'],
  'GET /workspace/exercises': 'any officer',
  'GET /workspace/exercises/:kind/:id/deletion': 'write-content',
  'POST /workspace/exercises/:kind/:id/deletion': { to: 'write-content', status: 404 },

  'GET /workspace/questionnaires/new': 'write-content',
  'POST /workspace/questionnaires/new': 'write-content',
  [`GET ${making}`]: prepares,
  [`GET ${making}/:id`]: prepares,
  [`POST ${making}/:id`]: 'write-content',
  [`GET ${making}/:id/text`]: 'write-content',
  [`POST ${making}/:id/text`]: 'write-content',
  [`POST ${making}/:id/proposals`]: 'write-content',
  [`GET ${making}/:id/preview`]: prepares,
  [`GET ${making}/:id/preview/sections/:code`]: prepares,
  [`POST ${making}/:id/preview/sections/:code`]: prepares,
  [`GET ${making}/:id/preview/items/:code`]: prepares,
  [`POST ${making}/:id/preview/items/:code`]: { to: prepares, status: 404 },

  [`GET ${brief}`]: 'see-figures',
  [`GET ${brief}/new`]: 'make-results',
  [`POST ${brief}/new`]: 'make-results',
  [`GET ${brief}/:id`]: 'see-figures',
  [`POST ${brief}/:id`]: 'make-results',
  [`GET ${brief}/:id/print`]: ['analyst', 'editor', 'approver', 'legal'],
  [`POST ${brief}/:id/proposals`]: 'make-results',
  [`GET ${brief}/:id/issues/:no`]: 'see-figures',
  [`GET ${brief}/:id/issues/:no/snapshot.json`]: 'see-figures',
  [`GET ${brief}/:id/issues/:no/figures/:figure`]: 'see-figures',

  ...pieceActs,
  ...interviewActs,
  ...inquiryActs,
  'GET /workspace/open-day/:year/slogans': { to: 'content', status: 404 },
};
