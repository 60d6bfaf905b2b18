export interface PieceTable {
  id: string;
  kind: string;
  slug: string;
  department_id: string;
  officer_id: string;
  content: string;
  revision: number;
  created_at: string;
  changed_at: string;
  published_no: number | null;
  listed_on: string | null;
}

export interface PieceVersionTable {
  id: string;
  piece_id: string;
  no: number;
  content: string;
  hash: string;
  note: string | null;
  proposed_at: string;
  published_at: string | null;
}

export interface PieceFileTable {
  id: string;
  piece_id: string;
  name: string;
  media_type: string;
  size: number;
  bytes: Uint8Array;
  hash: string;
  officer_id: string;
  at: string;
}

export interface PieceFacetTable {
  piece_id: string;
  name: string;
  value: string;
}

export interface PieceEntryTable {
  id: number;
  piece_id: string;
  language: string;
  title: string;
  text: string;
}

export interface InterviewIntakeTable {
  piece_id: string;
  salt: Uint8Array;
}

export interface InterviewQuestionTable {
  piece_id: string;
  id: Uint8Array;
  no: number;
  channel: string;
  language: string;
  received_at: string;
  asker: string | null;
  text: string | null;
  body_mac: Uint8Array | null;
  withdrawn_day: string | null;
}

export interface InterviewActTable {
  piece_id: string;
  question_no: number;
  /** Counts the acts on one question. */
  seq: number;
  act: string;
  /** JSON; never the asker’s words, which can be taken back. */
  content: string;
  /** Counts the publications of answers of one interview. */
  publication: number | null;
  officer_id: string;
  at: string;
}
