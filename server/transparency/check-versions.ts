import type { Text } from '#shared/questionnaire/definition.ts';
import { hashOfDraft } from '../drafts/drafts.ts';
import { hashOf } from '../questionnaires/questionnaires.ts';
import * as drafts from './comment-checks.queries.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** Every version of a questionnaire is what its hash says, and none is missing between others. */
export const checkVersions: Check = async ({ db }, look) => {
  let last = { questionnaire_id: '', no: 0 };
  for (const version of await queries.listVersions(db)) {
    look();
    const { questionnaire_id, no } = version;
    const due = questionnaire_id === last.questionnaire_id ? last.no + 1 : 1;
    if (no !== due) return `questionnaire ${questionnaire_id}: version ${due} is missing`;
    if (hashOf(JSON.parse(version.definition)) !== version.hash)
      return `questionnaire ${questionnaire_id} version ${no}: its hash is of another definition`;
    last = version;
  }
  return undefined;
};

type ClauseNode = Parameters<typeof hashOfDraft>[1][number];

/** Every version of a draft is what its hash says. */
export const checkDocuments: Check = async ({ db }, look) => {
  for (const { document_id, no, title, hash } of await drafts.listDocumentVersions(db)) {
    look();
    const roots = treeOf(await drafts.listClauses(db, document_id, no));
    if (hashOfDraft(JSON.parse(title), roots) !== hash)
      return `document ${document_id} version ${no}: its hash is of other clauses`;
  }
  return undefined;
};

function treeOf(rows: Awaited<ReturnType<typeof drafts.listClauses>>): ClauseNode[] {
  const roots: ClauseNode[] = [];
  const byLineage = new Map<string, ClauseNode>();
  for (const { lineage, parent_lineage, key, level, label, heading, text, affected } of rows) {
    const words = (name: string, given: string | null) =>
      given === null ? {} : { [name]: JSON.parse(given) as Text };
    const node = {
      key,
      level,
      label: JSON.parse(label) as Text,
      ...words('heading', heading),
      ...words('text', text),
      ...words('affected', affected),
      children: [],
    } as ClauseNode;
    byLineage.set(lineage, node);
    (byLineage.get(parent_lineage ?? '')?.children ?? roots).push(node);
  }
  return roots;
}
