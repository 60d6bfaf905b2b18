import { createHash } from 'node:crypto';
import type { ClauseNode } from '#shared/consultation/definition.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { ClauseLevel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import * as queries from './drafts.queries.ts';

/** A clause as it stands in one version. `lineage` stays the same through all versions of the document. */
export interface Clause {
  lineage: string;
  key: string;
  level: ClauseLevel;
  label: Text;
  heading: Text | undefined;
  text: Text | undefined;
  /** Whom it concerns. */
  affected: Text | undefined;
  parent: Clause | undefined;
  children: Clause[];
}

/** A published version: never changed, known by its hash. */
export interface DocumentVersion {
  documentId: string;
  no: number;
  title: Text;
  hash: string;
  publishedAt: Date;
  /** The clauses at the top; each holds its own. */
  roots: Clause[];
  /** Every clause, depth first. */
  clauses: Clause[];
}

/** `sha256:` and the hex digest of the title and clauses as canonical JSON. */
export const hashOfDraft = (title: Text, clauses: ClauseNode[]): string =>
  `sha256:${createHash('sha256').update(canonicalJson({ title, clauses })).digest('hex')}`;

/** Keeps a new document with its first version. Inside a write; gives the document's id. */
export async function createDocument(
  tx: Context,
  {
    departmentId,
    title,
    clauses,
    exercise,
  }: { departmentId: string; title: Text; clauses: ClauseNode[]; exercise: boolean },
): Promise<string> {
  const id = tx.random(9).toString('base64url');
  const now = tx.clock.now().toISOString();
  await queries.insertDocument(tx.db, {
    id,
    department_id: departmentId,
    created_at: now,
    exercise: exercise ? 1 : 0,
  });
  await queries.insertVersion(tx.db, {
    document_id: id,
    no: 1,
    title: JSON.stringify(title),
    hash: hashOfDraft(title, clauses),
    published_at: now,
  });
  await queries.insertClauses(tx.db, rowsOf(tx, id, 1, clauses));
  return id;
}

function rowsOf(ctx: Context, documentId: string, versionNo: number, roots: ClauseNode[]) {
  const rows: queries.ClauseRow[] = [];
  const add = (node: ClauseNode, parent: string | null) => {
    const lineage = ctx.random(9).toString('base64url');
    rows.push({
      document_id: documentId,
      version_no: versionNo,
      lineage,
      parent_lineage: parent,
      position: rows.length + 1,
      key: node.key,
      level: node.level,
      label: JSON.stringify(node.label),
      heading: wordsOf(node.heading),
      text: wordsOf(node.text),
      affected: wordsOf(node.affected),
    });
    for (const child of node.children) add(child, lineage);
  };
  for (const node of roots) add(node, null);
  return rows;
}

const wordsOf = (text: Text | undefined) => (text ? JSON.stringify(text) : null);
const textOf = (words: string | null) => (words === null ? undefined : (JSON.parse(words) as Text));

const kept = new WeakMap<Context['pages'], Map<string, DocumentVersion>>();

/** A version with its clauses; read once, for it never changes. Throws NotFoundError. */
export async function getVersion(ctx: Context, documentId: string, no: number): Promise<DocumentVersion> {
  const versions = kept.get(ctx.pages) ?? new Map<string, DocumentVersion>();
  kept.set(ctx.pages, versions);
  const known = versions.get(`${documentId} ${no}`);
  if (known) return known;
  const version = await readVersion(ctx, documentId, no);
  versions.set(`${documentId} ${no}`, version);
  return version;
}

async function readVersion(ctx: Context, documentId: string, no: number): Promise<DocumentVersion> {
  const row = await queries.findVersion(ctx.db, documentId, no);
  if (!row) throw new NotFoundError();
  const clauses = linked(await queries.listClauses(ctx.db, documentId, no));
  return {
    documentId,
    no,
    title: JSON.parse(row.title) as Text,
    hash: row.hash,
    publishedAt: new Date(row.published_at),
    roots: clauses.filter(({ parent }) => !parent),
    clauses,
  };
}

function linked(rows: queries.ClauseRow[]): Clause[] {
  const byLineage = new Map<string, Clause>();
  return rows.map((row) => {
    const parent = row.parent_lineage === null ? undefined : byLineage.get(row.parent_lineage);
    const clause: Clause = {
      lineage: row.lineage,
      key: row.key,
      level: row.level as ClauseLevel,
      label: JSON.parse(row.label) as Text,
      heading: textOf(row.heading),
      text: textOf(row.text),
      affected: textOf(row.affected),
      parent,
      children: [],
    };
    parent?.children.push(clause);
    byLineage.set(row.lineage, clause);
    return clause;
  });
}

export const findClause = (version: DocumentVersion, key: string): Clause | undefined =>
  version.clauses.find((clause) => clause.key === key);

export const findLineage = (version: DocumentVersion, lineage: string): Clause | undefined =>
  version.clauses.find((clause) => clause.lineage === lineage);

/** The clause and everything in it, depth first. */
export const within = (clause: Clause): Clause[] => [clause, ...clause.children.flatMap(within)];

/**
 * What people comment on one by one: articles and annexes, or in a draft without articles each clause that says something:
 * its own words, or a heading with nothing under it.
 */
export const unitsOf = (version: DocumentVersion): Clause[] => {
  const articles = version.clauses.filter(({ level }) => level === 'article' || level === 'annex');
  return articles.some(({ level }) => level === 'article')
    ? articles
    : version.clauses.filter(({ text, heading, children }) => text || (heading && children.length === 0));
};
