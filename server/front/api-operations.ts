import type { Key } from '#shared/i18n/catalogues.ts';
import type { ApiDocument, Described } from './api-document.ts';

/** What a program can ask of the API, by a name that stands in an address. */
export interface Operation extends Described {
  id: string;
  method: string;
  path: string;
  /** What it is for; without words of our own the document's stand there. */
  purpose: Key | undefined;
}

/** Purposes by `method path`; the first word is the operation's address. */
const known: { [operation: string]: [id: string, purpose: Key] } = {
  'get /questionnaires': ['questionnaires', 'connecting.list_questionnaires'],
  'get /questionnaires/{slug}': ['questionnaire', 'connecting.one_questionnaire'],
  'post /questionnaires/{slug}/responses': ['response', 'connecting.send_response'],
  'get /questionnaires/{slug}/results': ['results', 'connecting.read_results'],
  'get /indicators': ['indicators', 'connecting.list_indicators'],
  'get /indicators/{slug}': ['indicator', 'connecting.one_indicator'],
  'get /documents': ['documents', 'connecting.list_documents'],
  'get /press-conferences': ['press-conferences', 'connecting.list_press_conferences'],
  'get /enterprise-visits': ['enterprise-visits', 'connecting.list_enterprise_visits'],
  'get /consultations': ['consultations', 'connecting.list_consultations'],
  'get /consultations/{slug}': ['consultation', 'connecting.one_consultation'],
  'get /consultations/{slug}/versions/{n}': ['draft', 'connecting.read_draft'],
  'get /consultations/{slug}/comments': ['comments', 'connecting.list_comments'],
  'post /consultations/{slug}/comments': ['comment', 'connecting.send_comment'],
  'get /policies': ['policies', 'connecting.list_policies'],
  'get /policies/{slug}': ['policy', 'connecting.one_policy'],
  'get /interpretations': ['interpretations', 'connecting.list_interpretations'],
  'get /open-days/{year}/boards': ['boards', 'exhibition.api_boards'],
  'get /consultations/{slug}/outcome': ['outcome', 'connecting.read_outcome'],
  'get /interviews': ['interviews', 'connecting.list_interviews'],
  'get /interviews/{slug}': ['interview', 'connecting.one_interview'],
  'get /interviews/{slug}/questions': ['interview-questions', 'connecting.list_interview_questions'],
  'post /interviews/{slug}/questions': ['interview-question', 'connecting.send_question'],
  'post /inquiries': ['inquiry', 'asking.api_send'],
  'get /inquiries/{number}': ['inquiry-progress', 'asking.api_follow'],
  'put /inquiries/exchange/{number}': ['inquiry-exchange', 'exchange.api_put'],
  'get /inquiries/exchange': ['inquiry-changes', 'exchange.api_list'],
  'get /inquiries/statistics': ['inquiry-statistics', 'statistics.api_purpose'],
  'get /open-days': ['open-days', 'connecting.list_open_days'],
  'get /open-days/{year}': ['open-day', 'connecting.one_open_day'],
  'get /open-days/{year}/slogans': ['slogans', 'connecting.list_slogans'],
  'get /special-topics': ['special-topics', 'specialTopics.api_topics'],
  'get /known-answers': ['known-answers', 'specialTopics.api_answers'],
};

/** Every operation, in the document's order. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const [id, purpose] = known[`${method} ${path}`] ?? [unnamed(method, path), undefined];
      return { ...described, id, method, path, purpose };
    }),
  );
}

export const findOperation = (document: ApiDocument, id: string): Operation | undefined =>
  operationsOf(document).find((each) => each.id === id);

const unnamed = (method: string, path: string) =>
  `${method}${path.replace(/[^a-z]+/g, '-')}`.replace(/-$/, '');

/** The first thing that the operation gives when all goes well, in the document's words. */
export const givenBy = ({ responses }: Described): string =>
  Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].description ?? '';
