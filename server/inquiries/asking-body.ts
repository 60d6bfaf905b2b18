import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { cleaned } from '../comments/comment-body.ts';
import { districts } from './districts.ts';
import {
  type DemandKind,
  demandKinds,
  inquiryCategories,
  type Requester,
  requesters,
} from './inquiry-rules.ts';

/** The most that a demand may hold. */
export const limits = { title: 60, text: 2000, place: 100, contact: 200 };

/** What somebody asks of the line, as they write it. */
export interface AskedBody {
  kind: string;
  /** A code; none where they are not sure. */
  category: string | null;
  /** The slug of the special topic from whose page they came. */
  topic: string | null;
  title: string | null;
  text: string | null;
  /** Where exactly, and in which district. */
  place: string | null;
  district: string | null;
  requester: string;
  /** How to reach them; sealed. */
  contact: string | null;
  confidential: boolean;
}

/** The body as it is kept: checked. */
export interface CleanAsked extends AskedBody {
  kind: DemandKind;
  title: string;
  text: string;
  requester: Requester;
}

export type AskedField =
  | 'kind'
  | 'category'
  | 'title'
  | 'text'
  | 'place'
  | 'district'
  | 'requester'
  | 'contact';

export interface AskedProblem {
  field: AskedField;
  code: 'required' | 'too_long' | 'unknown_code' | 'personal';
  limit: number;
}

const TOPIC = /^[a-z0-9-]{1,80}$/;

const oneLine = (words: string | null) => cleaned(words?.normalize('NFC'))?.replace(/\s+/g, ' ') ?? null;

export const cleanAsked = (body: AskedBody): AskedBody => ({
  ...body,
  category: body.category || null,
  topic: body.topic !== null && TOPIC.test(body.topic) ? body.topic : null,
  title: oneLine(body.title),
  text: cleaned(body.text?.normalize('NFC')),
  place: oneLine(body.place),
  district: body.district || null,
  contact: cleaned(body.contact?.normalize('NFC')),
});

const lengthOf = (words: string | null) => [...(words ?? '')].length;

const known = (codes: readonly { code: string }[], code: string | null) =>
  code === null || codes.some((each) => each.code === code);

/** What is wrong with a clean body, in the order of the form. `told`: its author knows that numbers of persons are in it. */
export function checkAsked(body: AskedBody, told: boolean): AskedProblem[] {
  const problems: AskedProblem[] = [];
  const wrong = (field: AskedField, code: AskedProblem['code'], limit = 0) =>
    problems.push({ field, code, limit });
  if (!demandKinds.some((kind) => kind === body.kind)) wrong('kind', 'required');
  if (!known(inquiryCategories, body.category)) wrong('category', 'unknown_code');
  for (const field of ['title', 'text'] as const) if (body[field] === null) wrong(field, 'required');
  for (const field of ['title', 'text', 'place', 'contact'] as const)
    if (lengthOf(body[field]) > limits[field]) wrong(field, 'too_long', limits[field]);
  if (!known(districts, body.district)) wrong('district', 'unknown_code');
  if (!requesters.some((each) => each === body.requester)) wrong('requester', 'required');
  if (problems.length > 0 || told) return problems;
  for (const field of ['title', 'text', 'place'] as const)
    if (findPersonalInformation(body[field] ?? '').length > 0) wrong(field, 'personal');
  return problems;
}
