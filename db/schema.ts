/** The tables. Portable columns only: text, integer, real, blob; JSON as text; times are UTC ISO text, days are Asia/Shanghai dates. */

export interface StoreMetaTable {
  key: string;
  value: string;
}

export interface SiteSettingTable {
  key: string;
  value: string;
}

export interface DepartmentTable {
  id: string;
  slug: string;
  name: string;
  created_at: string;
}

export interface OfficerTable {
  id: string;
  department_id: string;
  title: string;
  sign_in_name: string;
  password_hash: string;
  created_at: string;
  disabled_at: string | null;
}

export interface OfficerRoleTable {
  officer_id: string;
  department_id: string;
  role: string;
}

export interface SessionTable {
  id: string;
  officer_id: string;
  created_at: string;
  seen_at: string;
}

export interface AuditEventTable {
  seq: number;
  at: string;
  officer_id: string | null;
  department_id: string | null;
  act: string;
  subject: string;
  detail: string | null;
}

export interface ApprovalTable {
  id: string;
  department_id: string;
  kind: string;
  subject_id: string;
  subject_hash: string;
}

export interface ApprovalActTable {
  approval_id: string;
  step: number;
  act: string;
  officer_id: string;
  at: string;
  secrecy_reviewed: number;
  note: string | null;
}

export interface QuestionnaireTable {
  id: string;
  slug: string;
  department_id: string;
  salt: Uint8Array;
  opens_at: string;
  closes_at: string;
  results_due_on: string;
  channels: string;
  created_at: string;
}

export interface QuestionnaireVersionTable {
  questionnaire_id: string;
  no: number;
  hash: string;
  definition: string;
  published_at: string;
}

export interface ResponseTable {
  questionnaire_id: string;
  id: Uint8Array;
  version_no: number;
  channel: string;
  entrance: string | null;
  site: string | null;
  entry_batch: string | null;
  language: string;
  day: string;
  answers: string | null;
  body_mac: Uint8Array | null;
  revision: number;
  withdrawn_day: string | null;
  flags: string | null;
}

export interface ResponseTextTable {
  text_id: number;
  questionnaire_id: string;
  response_id: Uint8Array;
  item: string;
  text: string;
}

export interface AnsweringTable {
  id: Uint8Array;
  questionnaire_id: string;
  version_no: number;
  sealed: Uint8Array;
  day: string;
}

export interface EntryClosureTable {
  questionnaire_id: string;
  declared_at: string;
  officer_id: string;
}

export interface ReleaseTable {
  id: string;
  questionnaire_id: string;
  no: number;
  snapshot: string;
  hash: string;
  proposed_at: string;
  published_at: string | null;
}

export interface OpenDayTable {
  year: number;
  content: string;
}

export interface Schema {
  store_meta: StoreMetaTable;
  site_setting: SiteSettingTable;
  department: DepartmentTable;
  officer: OfficerTable;
  officer_role: OfficerRoleTable;
  session: SessionTable;
  audit_event: AuditEventTable;
  approval: ApprovalTable;
  approval_act: ApprovalActTable;
  questionnaire: QuestionnaireTable;
  questionnaire_version: QuestionnaireVersionTable;
  response: ResponseTable;
  response_text: ResponseTextTable;
  answering: AnsweringTable;
  entry_closure: EntryClosureTable;
  release: ReleaseTable;
  open_day: OpenDayTable;
}
