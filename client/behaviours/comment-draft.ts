import { forget, keep, recall } from './storage.ts';

/** A comment while it is written, on this device alone until it is sent: the form's fields, its key among them. */
export type CommentDraft = [name: string, value: string][];

const nameOf = (slug: string) => `wenji.comment.${slug}`;

export const findCommentDraft = (slug: string): CommentDraft | undefined =>
  recall<CommentDraft>(nameOf(slug));

export const saveCommentDraft = (slug: string, draft: CommentDraft): boolean => keep(nameOf(slug), draft);

export const dropCommentDraft = (slug: string): void => forget(nameOf(slug));
