import type { Generated } from 'kysely';

export interface DocumentTable {
  id: string;
  department_id: string;
  created_at: string;
  exercise: Generated<number>;
}

export interface DocumentVersionTable {
  document_id: string;
  no: number;
  title: string;
  hash: string;
  published_at: string;
}

export interface ClauseVersionTable {
  document_id: string;
  version_no: number;
  lineage: string;
  parent_lineage: string | null;
  position: number;
  key: string;
  level: string;
  label: string;
  heading: string | null;
  text: string | null;
  affected: string | null;
}

export interface PreparationTable {
  id: string;
  department_id: string;
  officer_id: string;
  content: string;
  created_at: string;
  changed_at: string;
  consultation_id: string | null;
}

export interface ConsultationTable {
  id: string;
  slug: string;
  department_id: string;
  document_id: string;
  form: string;
  properties: string;
  salt: Uint8Array;
  published_at: string;
  exercise: Generated<number>;
}

export interface RoundTable {
  consultation_id: string;
  no: number;
  version_no: number;
  notice: string;
  identity: string;
  visibility: string;
  review_days: number;
  feedback_due_on: string;
  hash: string;
  published_at: string;
}

export interface PeriodEventTable {
  consultation_id: string;
  round_no: number;
  seq: number;
  kind: string;
  opens_at: string | null;
  closes_at: string | null;
  reason: string | null;
  officer_id: string;
  at: string;
}

export interface PeriodChangeTable {
  id: string;
  consultation_id: string;
  round_no: number;
  kind: string;
  closes_at: string | null;
  reason: string;
  officer_id: string;
  at: string;
}

export interface SearchEntryTable {
  id: number;
  consultation_id: string;
  kind: string;
  language: string;
  clause_key: string | null;
  title: string;
  text: string;
}

/** Search keys under the number of what they stand for; found by `matching` of dialect.ts. */
export interface KeysTable {
  rowid: number;
  keys: string;
}
