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
