import { entries, placeOf } from './imports.ts';
import { type Node, type Source, visit } from './source.ts';

/** The slice that writes a table. */
export const owners: { [table: string]: string } = {
  store_meta: 'installation',
  tally_head: 'acts-feed',
  tally_feed: 'acts-feed',
  request_count: 'request-counts',
  site_setting: 'staff',
  department: 'staff',
  officer: 'staff',
  officer_role: 'staff',
  session: 'staff',
  audit_event: 'staff',
  approval: 'staff',
  approval_act: 'staff',
  section: 'staff',
  officer_contact: 'staff',
  recovery_code: 'staff',
  sign_in_try: 'staff',
  audit_head: 'staff',
  approval_chain: 'staff',
  stand_in: 'staff',
  attachment: 'staff',
  retraction: 'staff',
  job: 'jobs',
  mail: 'jobs',
  erasure: 'backups',
  backup: 'backups',
  questionnaire_preparation: 'questionnaires',
  questionnaire: 'questionnaires',
  questionnaire_version: 'questionnaires',
  response: 'responses',
  response_text: 'responses',
  answering: 'responses',
  entry_closure: 'results',
  release: 'results',
  figure_view: 'results',
  microdata_request: 'results',
  brief: 'briefs',
  brief_issue: 'briefs',
  open_day: 'open-day',
  document: 'drafts',
  document_version: 'drafts',
  clause_version: 'drafts',
  preparation: 'consultations',
  consultation: 'consultations',
  round: 'consultations',
  period_event: 'consultations',
  period_change: 'consultations',
  comment: 'comments',
  comment_version: 'comments',
  opinion: 'comments',
  comment_contact: 'comments',
  moderation: 'comments',
  redaction: 'comments',
  appeal: 'comments',
  appeal_decision: 'comments',
  comment_state: 'comments',
  counted_opinion: 'comments',
  opinion_group: 'dispositions',
  group_member: 'dispositions',
  disposition: 'dispositions',
  outcome: 'dispositions',
  search_entry: 'consultations',
  search_keys: 'consultations',
  comment_keys: 'comments',
  response_text_keys: 'responses',
  piece: 'pieces',
  piece_version: 'pieces',
  piece_file: 'pieces',
  piece_facet: 'pieces',
  piece_entry: 'pieces',
  piece_keys: 'pieces',
  interview_intake: 'interviews',
  interview_question: 'interviews',
  interview_act: 'interviews',
  inquiry_intake: 'inquiries',
  inquiry_number: 'inquiries',
  inquiry: 'inquiries',
  inquiry_holder: 'inquiries',
  inquiry_clock: 'inquiries',
  inquiry_act: 'inquiries',
  inquiry_words: 'inquiries',
  inquiry_contact: 'inquiries',
  inquiry_exchange: 'inquiries',
  inquiry_template: 'inquiries',
  inquiry_keys: 'inquiries',
};

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']);
const statements = new Set([...writing, 'selectFrom', 'prepare', 'pragma']);
const transactions = new Set(['transaction', 'startTransaction', 'savepoint']);

/** A restored store is made ready by the command, before a server sees it. */
const mayOpen = [...entries, 'server/cli/restore-finish.ts'];

/** Statements, transactions and stores opened where they must not be. */
export function storeFaults(source: Source): string[] {
  const place = placeOf(source.path);
  if (['tests', 'bench', 'torture', 'db', 'scripts'].includes(place.area)) return [];
  return source.calls.flatMap(({ member, on, name, text }) => {
    const fault = (message: string) => [`${source.path}: ${message}`];
    if (transactions.has(name)) return fault(`${name}() goes past ctx.store.write`);
    if (
      (on === 'SqliteStore' || on === 'PostgresStore') &&
      name === 'open' &&
      source.path !== 'server/installation.ts'
    )
      return fault('only an installation opens a store');
    if (name === 'openInstallation' && !mayOpen.includes(source.path))
      return fault('only an entry opens an installation');
    if (name === 'openWriter' || name === 'openReader') return fault(`only db/ calls ${name}`);
    if (!member || !statements.has(name)) return [];
    if (place.role !== 'queries') return fault(`${name}() stands outside *.queries.ts`);
    if (!writing.has(name)) return [];
    if (text === undefined) return fault(`${name}() must name its table`);
    return owners[text] === place.slice ? [] : fault(`${text} is written by ${owners[text] ?? 'nobody yet'}`);
  });
}

/** The tables that db/schema.ts declares. */
export function tablesIn(program: Node): string[] {
  const tables: string[] = [];
  visit(program, (node) => {
    if (node.type === 'TSInterfaceDeclaration' && node.id.name === 'Schema')
      for (const member of node.body.body) tables.push(member.key.name);
  });
  return tables;
}
