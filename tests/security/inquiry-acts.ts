import type { Rule } from './route-acts.ts';

const applications = '/workspace/applications';
const application = `${applications}/:number`;

const exchange = '/workspace/inquiries/exchange';

/** Who the desk of cases, its entry, its exchange, applications and the office's year are for. */
export const inquiryActs: { [route: string]: Rule['to'] | Rule } = {
  'GET /workspace/inquiries/new': 'enter-answers',
  'POST /workspace/inquiries/new': 'enter-answers',
  // It has no answer yet, and those who write are told so.
  'POST /workspace/inquiries/:number/known-answer': 'write-content',
  [`GET ${applications}`]: 'read-inquiries',
  [`GET ${applications}/new`]: { to: 'enter-answers', own: true },
  [`POST ${applications}/new`]: { to: 'enter-answers', own: true },
  [`GET ${application}`]: 'read-inquiries',
  [`GET ${application}/acts`]: 'read-inquiries',
  [`POST ${application}/acts`]: { to: 'answer-inquiries', fields: () => ({ act: 'ask-correction' }) },
  [`GET ${application}/letters/:seq`]: { to: 'read-inquiries', status: 404 },
  [`GET ${application}/document`]: 'read-inquiries',
  [`POST ${application}/document`]: 'write-content',
  'GET /workspace/inquiries': 'read-inquiries',
  'GET /workspace/inquiries/acts': 'any officer',
  'POST /workspace/inquiries/acts': 'dispatch-inquiries',
  'GET /workspace/inquiries/templates': 'answer-inquiries',
  'POST /workspace/inquiries/templates': 'answer-inquiries',
  'GET /workspace/inquiries/templates/:template': 'answer-inquiries',
  'POST /workspace/inquiries/templates/:template': 'answer-inquiries',
  'GET /workspace/inquiries/templates/:template/removal': 'any officer',
  'POST /workspace/inquiries/templates/:template/removal': 'answer-inquiries',
  'GET /workspace/inquiries/:number': 'read-inquiries',
  'GET /workspace/inquiries/:number/acts': 'read-inquiries',
  // Which act a form may do, the case decides: tests/inquiries/desk-acts.test.ts.
  'POST /workspace/inquiries/:number/acts': 'read-inquiries',
  'GET /workspace/inquiries/:number/contact': 'read-inquiries',
  'POST /workspace/inquiries/:number/contact': 'open-contact',
  [`GET ${exchange}`]: { to: 'dispatch-inquiries', own: true },
  [`POST ${exchange}`]: { to: 'dispatch-inquiries', own: true },
  [`GET ${exchange}/cases.csv`]: { to: 'dispatch-inquiries', own: true },
  [`GET ${exchange}/lines.csv`]: { to: 'dispatch-inquiries', own: true },
  [`GET ${exchange}/cases.json`]: { to: 'dispatch-inquiries', own: true },
  [`GET ${exchange}/taking`]: 'any officer',
  [`POST ${exchange}/taking`]: { to: 'dispatch-inquiries', own: true },
  [`GET ${exchange}/:number`]: { to: 'dispatch-inquiries', own: true, status: 404 },
  [`POST ${exchange}/:number`]: {
    to: 'dispatch-inquiries',
    own: true,
    status: 404,
    fields: () => ({ take: 'ours', no: '1', seq: '1' }),
  },
  'GET /workspace/statistics': { to: 'see-figures', own: true },
  'GET /workspace/statistics/:year': { to: 'see-figures', own: true },
  'GET /workspace/statistics/:file{[0-9]+\\.xlsx}': { to: 'see-figures', own: true },
};
