import type { Generated } from 'kysely';

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
  release_policy: string | null;
  exercise: Generated<number>;
}

export interface QuestionnaireVersionTable {
  questionnaire_id: string;
  no: number;
  hash: string;
  definition: string;
  published_at: string;
  change_note: string | null;
  rewordings: string | null;
}

export interface QuestionnairePreparationTable {
  id: string;
  department_id: string;
  officer_id: string;
  questionnaire_id: string | null;
  content: string;
  created_at: string;
  changed_at: string;
  published_no: number | null;
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
  note: string | null;
}

export interface OpenDayTable {
  year: number;
  content: string;
}
