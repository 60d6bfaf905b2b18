import type { Role } from '#server/http/signed-in.ts';
import type { Act } from '#server/staff/roles.ts';
import type { House } from './house.ts';

/**
 * Who a route is for: an act of the matrix; `content`: every role of the department but the administrators; `any officer`;
 * `sign-in`: nobody needs a session; or roles by name where the moment decides, not the matrix alone.
 */
type Grant = Act | 'content' | 'any officer' | 'sign-in' | readonly Role[];

export interface Rule {
  to: Grant | readonly Act[];
  /** What is posted; nothing where nothing is said. Bad input shows as well that the officer was let in. */
  fields?: (house: House) => { [name: string]: string };
  /** What those get who are let in, where it is 404: what the form names is not there. */
  status?: 404;
}

const consultation = '/workspace/consultations/:slug';
const questionnaire = '/workspace/questionnaires/:slug';
const preparation = '/workspace/preparations';
const sheet = '/workspace/approvals/:id';

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
  [`POST ${sheet}/signature`]: ['approver'],
  [`POST ${sheet}/return`]: ['approver'],

  'GET /workspace/questionnaires': 'any officer',
  [`GET ${questionnaire}`]: 'see-figures',
  [`GET ${questionnaire}/received`]: 'see-figures',
  [`GET ${questionnaire}/figures`]: 'see-figures',
  [`GET ${questionnaire}/figures.json`]: 'see-figures',
  [`GET ${questionnaire}/texts`]: 'read-texts',
  [`POST ${questionnaire}/entry-closure`]: 'make-results',
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
  [`GET ${consultation}/outcome`]: 'see-figures',
  [`GET ${consultation}/outcome/:no`]: { to: 'see-figures', status: 404 },
  [`POST ${consultation}/outcome/proposals`]: 'make-results',

  [`GET ${preparation}`]: prepares,
  [`GET ${preparation}/new`]: 'write-content',
  [`POST ${preparation}/new`]: 'write-content',
  [`GET ${preparation}/:id`]: prepares,
  [`POST ${preparation}/:id`]: 'write-content',
  [`GET ${preparation}/:id/clauses`]: 'write-content',
  [`POST ${preparation}/:id/clauses`]: 'write-content',
  [`POST ${preparation}/:id/proposals`]: 'write-content',
};
