import type { Answers } from '#shared/questionnaire/answers.ts';
import { forget, keep, recall } from './storage.ts';

/** Half answers, on this device alone until they are sent. */
export interface Draft {
  /** The Idempotency-Key: made once, so that sending again never doubles. */
  key: string;
  version: number;
  answers: Answers;
  /** The entrance by which the respondent came. */
  via?: string;
  /** The address at which to go on. */
  at?: string;
}

const nameOf = (slug: string) => `wenji.draft.${slug}`;

export const findDraft = (slug: string): Draft | undefined => recall<Draft>(nameOf(slug));

export const saveDraft = (slug: string, draft: Draft): boolean => keep(nameOf(slug), draft);

export const dropDraft = (slug: string): void => forget(nameOf(slug));

export const newDraft = (version: number): Draft => ({ key: randomKey(), version, answers: {} });

/** 192 random bits in base64url. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, '-').replace(/\//g, '_');
}
