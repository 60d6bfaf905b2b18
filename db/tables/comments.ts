export interface CommentTable {
  consultation_id: string;
  id: Uint8Array;
  no: number;
  text_id: number;
  round_no: number;
  version_no: number;
  channel: string;
  entrance: string | null;
  serial: string | null;
  received_at: string;
  paper_day: string | null;
  postmark_day: string | null;
  body_mac: Uint8Array | null;
  revision: number;
  withdrawn_at: string | null;
}

export interface CommentVersionTable {
  consultation_id: string;
  comment_id: Uint8Array;
  revision: number;
  at: string;
  language: string;
  party_kind: string;
  party_name: string | null;
  signatories: number | null;
  shown: number;
  statement: string | null;
}

export interface OpinionTable {
  id: number;
  consultation_id: string;
  comment_id: Uint8Array;
  revision: number;
  position: number;
  lineage: string | null;
  stance: string;
  text: string;
  proposed: string | null;
  quote: string | null;
  quote_start: number | null;
}

export interface CommentContactTable {
  consultation_id: string;
  comment_id: Uint8Array;
  purpose: string;
  sealed: Uint8Array;
}

export interface ModerationTable {
  consultation_id: string;
  comment_id: Uint8Array;
  seq: number;
  revision: number;
  act: string;
  rule: string | null;
  destination: string | null;
  note: string | null;
  officer_id: string;
  at: string;
}

export interface RedactionTable {
  id: string;
  consultation_id: string;
  comment_id: Uint8Array;
  revision: number;
  field: string;
  start: number;
  end: number;
  kind: string;
  officer_id: string;
  at: string;
  revoked_at: string | null;
}

export interface AppealTable {
  consultation_id: string;
  comment_id: Uint8Array;
  moderation_seq: number;
  text: string | null;
  at: string;
}

export interface AppealDecisionTable {
  consultation_id: string;
  comment_id: Uint8Array;
  decision: string;
  reason: string;
  officer_id: string;
  at: string;
}

/** A view: where each comment stands now. */
export interface CommentStateView {
  consultation_id: string;
  comment_id: Uint8Array;
  no: number;
  round_no: number;
  channel: string;
  received_at: string;
  revision: number;
  shown: number | null;
  statement: string | null;
  moderation_seq: number | null;
  rule: string | null;
  destination: string | null;
  officer_id: string | null;
  moderated_at: string | null;
  state: string;
}

/** A view: the opinions that count, those of released comments as they stand now. */
export interface CountedOpinionView {
  id: number;
  consultation_id: string;
  comment_id: Uint8Array;
  position: number;
  lineage: string | null;
  stance: string;
  text: string;
  proposed: string | null;
  comment_no: number;
  round_no: number;
  channel: string;
  received_at: string;
  revision: number;
  state: string;
}

export interface OpinionGroupTable {
  id: string;
  consultation_id: string;
  no: number;
  title: string;
  officer_id: string;
  at: string;
}

export interface GroupMemberTable {
  opinion_id: number;
  consultation_id: string;
  group_id: string;
  officer_id: string;
  at: string;
}

export interface DispositionTable {
  group_id: string;
  no: number;
  outcome: string;
  reason: string | null;
  result: string | null;
  clauses: string;
  officer_id: string;
  at: string;
}

export interface OutcomeTable {
  id: string;
  consultation_id: string;
  no: number;
  snapshot: string;
  hash: string;
  proposed_at: string;
  published_at: string | null;
  note: string | null;
}
