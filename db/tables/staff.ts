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
  closed_at: string | null;
}

export interface SectionTable {
  id: string;
  department_id: string;
  name: string;
  created_at: string;
  closed_at: string | null;
}

export interface OfficerTable {
  id: string;
  department_id: string;
  title: string;
  sign_in_name: string;
  password_hash: string;
  created_at: string;
  disabled_at: string | null;
  section_id: string | null;
  password_temporary_until: string | null;
  totp_secret: Uint8Array | null;
  totp_confirmed_at: string | null;
  totp_step: number | null;
}

export interface RecoveryCodeTable {
  officer_id: string;
  hash: string;
  used_at: string | null;
}

export interface OfficerContactTable {
  officer_id: string;
  sealed: Uint8Array;
  daily: number;
}

export interface SignInTryTable {
  key: string;
  at: string;
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
  verified_at: string | null;
}

export interface AuditEventTable {
  seq: number;
  at: string;
  officer_id: string | null;
  department_id: string | null;
  act: string;
  subject: string;
  detail: string | null;
  before_hash: string | null;
  after_hash: string | null;
  hash: string | null;
}

export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
  mac: string;
}

export interface ApprovalTable {
  id: string;
  department_id: string;
  kind: string;
  subject_id: string;
  subject_hash: string;
  steps: string | null;
}

export interface ApprovalActTable {
  approval_id: string;
  step: number;
  act: string;
  officer_id: string | null;
  on_behalf_of: string | null;
  at: string;
  secrecy_reviewed: number;
  note: string | null;
  signed_by: string | null;
  signed_on: string | null;
  attachment_id: string | null;
}

export interface ApprovalChainTable {
  department_id: string;
  kind: string;
  no: number;
  steps: string;
  officer_id: string;
  at: string;
}

export interface StandInTable {
  id: string;
  officer_id: string;
  deputy_id: string;
  kind: string;
  from_day: string;
  until_day: string | null;
  set_by: string;
  at: string;
  ended_at: string | null;
}

export interface AttachmentTable {
  id: string;
  department_id: string;
  name: string;
  media_type: string;
  bytes: Uint8Array;
  hash: string;
  officer_id: string;
  at: string;
}

export interface RetractionTable {
  id: string;
  kind: string;
  subject_id: string;
  department_id: string;
  note: string;
  officer_id: string;
  at: string;
}
