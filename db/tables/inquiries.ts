export interface InquiryIntakeTable {
  year: string;
  salt: Uint8Array;
}

export interface InquiryNumberTable {
  series: string;
  last: number;
}

export interface InquiryTable {
  id: string;
  /** What people say on the phone; it opens nothing but how far the case is. */
  number: string;
  external_number: string | null;
  /** The year whose salt gave the receipt. */
  year: string | null;
  receipt_id: Uint8Array | null;
  body_mac: Uint8Array | null;
  department_id: string;
  kind: string;
  category: string | null;
  topic: string | null;
  channel: string;
  language: string;
  district: string | null;
  requester: string;
  /** JSON: what it came from, where it was sent on. */
  origin: string | null;
  received_at: string;
  text_id: number;
  title: string | null;
  body: string | null;
  /** JSON: what else a kind asks for. */
  details: string | null;
  withdrawn_day: string | null;
  seq: number;
  state: string;
  open: number;
  outcome: string | null;
  urgent: number;
  confidential: number;
  /** The far end of time where the calendar of a year is missing. */
  due_at: string;
  replied_at: string | null;
  closed_at: string | null;
  reopened: number;
  rating: string | null;
  reply_kind: string | null;
}

export interface InquiryHolderTable {
  inquiry_id: string;
  department_id: string;
  part: string;
  open: number;
  due_at: string;
}

export interface InquiryClockTable {
  inquiry_id: string;
  no: number;
  department_id: string;
  began_at: string;
  due_at: string | null;
  answered_at: string | null;
  counts: number;
}

export interface InquiryActTable {
  inquiry_id: string;
  seq: number;
  act: string;
  /** JSON; never the requester's words, which can be taken back. */
  content: string;
  officer_id: string | null;
  department_id: string | null;
  at: string;
}

export interface InquiryWordsTable {
  inquiry_id: string;
  seq: number;
  words: string;
}

export interface InquiryContactTable {
  inquiry_id: string;
  purpose: string;
  sealed: Uint8Array;
}

export interface InquiryExchangeTable {
  inquiry_id: string;
  no: number;
  received_at: string;
  content: string;
  hash: string;
  decision: string | null;
  officer_id: string | null;
}

export interface InquiryTemplateTable {
  id: string;
  department_id: string;
  title: string;
  text: string;
  officer_id: string;
  changed_at: string;
}
