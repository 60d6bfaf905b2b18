import { z } from 'zod';
import type { PublishedPiece } from '../pieces/published.ts';
import { interpretationOf, interpretationRecord } from './interpretation-record.ts';
import type { ListedPolicy, PolicyStanding } from './policies.ts';
import type { Policy } from './policy.ts';

const text = z.record(z.string(), z.string());

/** A policy as programs read it: the fields of the template in its order, and what follows from the dates. */
export const policyRecord = z.object({
  slug: z.string(),
  title: text,
  index_no: z.string(),
  subject_class: text,
  issuer: text,
  written_on: z.string(),
  published_on: z.string(),
  doc_no: z.string(),
  document_type: z.string(),
  openness: z.string(),
  status: z.string(),
  effective: z.string(),
  expires: z.string().nullable(),
  repealed_on: z.string().nullable(),
  theme: z.string(),
  audience: z.array(z.string()),
  areas: z.array(z.string()),
  marks: z.array(z.string()),
  one_line: text,
  replaces: z.array(z.string()),
  consultation: z.string().nullable(),
  hash: z.string(),
});
export type PolicyRecord = z.infer<typeof policyRecord>;

export const recordOf = ({
  slug,
  status,
  hash,
  content: { body: _body, attachments: _attachments, expires, repealed_on, consultation, ...content },
}: Pick<ListedPolicy, 'slug' | 'status' | 'hash' | 'content'>): PolicyRecord => ({
  slug,
  ...content,
  status,
  expires: expires ?? null,
  repealed_on: repealed_on ?? null,
  consultation: consultation ?? null,
  hash,
});

/** One policy whole. `replaced_by` follows from the documents that name it. */
export const wholePolicy = policyRecord.extend({
  body: text,
  attachments: z.array(z.object({ title: text, file: z.string() })),
  repealed_from: z.string().nullable(),
  replaced_by: z.array(z.string()),
  interpretation: interpretationRecord.nullable(),
});

export const textOf = (
  piece: PublishedPiece<Policy>,
  { status, repealedFrom, replacedBy, interpretation }: PolicyStanding,
): z.infer<typeof wholePolicy> => ({
  ...recordOf({ ...piece, status }),
  body: piece.content.body,
  attachments: piece.content.attachments,
  repealed_from: repealedFrom ?? null,
  replaced_by: replacedBy.map(({ slug }) => slug),
  interpretation: interpretation ? interpretationOf(interpretation) : null,
});
