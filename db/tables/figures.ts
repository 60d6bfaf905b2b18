export interface FigureViewTable {
  id: string;
  questionnaire_id: string;
  department_id: string;
  officer_id: string;
  name: string;
  address: string;
  created_at: string;
}

export interface BriefTable {
  id: string;
  department_id: string;
  officer_id: string;
  content: string;
  revision: number;
  created_at: string;
  changed_at: string;
}

export interface BriefIssueTable {
  id: string;
  brief_id: string;
  no: number;
  snapshot: string;
  hash: string;
  proposed_at: string;
  signed_at: string | null;
}

export interface MicrodataRequestTable {
  id: string;
  questionnaire_id: string;
  department_id: string;
  officer_id: string;
  kind: string;
  purpose: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  agreed: number | null;
  note: string | null;
  taken_at: string | null;
  sha256: string | null;
}
