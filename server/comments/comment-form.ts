import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { type PartyKind, type Stance, stances } from '#shared/terms.ts';
import { entranceOf } from '../responses/entrances.ts';
import { type CommentBody, cleaned, limits } from './comment-body.ts';

/** One clause of the form with what was entered for it. `clause` is a key; empty speaks of the whole draft. */
export interface Block {
  clause: string;
  stance: Stance | undefined;
  text: string;
  proposed: string;
  /** Words of the clause that a program quoted; a form carries them along. */
  quote: string;
}

/** A comment while it is written, as the form's fields hold it. */
export interface CommentForm {
  /** What makes sending again give the same receipt. */
  key: string;
  versionNo: number;
  blocks: Block[];
  party: { kind: PartyKind; name: string; signatories: number | null };
  hide: boolean;
  contact: string;
  /** The sealed contact is to be taken away. */
  removeContact: boolean;
  /** The words of a reply without opinion, where one is being corrected. */
  statement: string | undefined;
  via: string | undefined;
  /** Set when a stored comment is being corrected. */
  correction: StoredComment | undefined;
}

/** The stored comment that a form corrects. */
export interface StoredComment {
  receipt: string;
  revision: number;
  /** A sealed contact lies with it, which nobody can be shown. */
  hasContact: boolean;
}

/** What authors may say they are; the other kinds are entered by officers. */
export const ownKinds = ['person', 'enterprise', 'organisation', 'association'] as const;

export const newBlock = (clause: string): Block => ({
  clause,
  stance: undefined,
  text: '',
  proposed: '',
  quote: '',
});

/** The fields of a block, by its place in the form from 0. */
export const fieldsOfBlock = (at: number) => ({
  clause: `clause-${at}`,
  stance: `stance-${at}`,
  text: `text-${at}`,
  proposed: `proposed-${at}`,
  quote: `quote-${at}`,
});

const posted = z.object({
  version: z.string().regex(/^\d{1,4}$/),
  key: z.string().max(128),
  revision: z.string().regex(/^\d{1,9}$/),
});

/**
 * Reads a posted form; 400 when it is not that form. What only officers enter (a body's or a joint letter's comment, its
 * signatories, a reply without opinion) is never taken from a form: it stays as it is in what is `stored`.
 */
export function readCommentForm(fields: URLSearchParams, stored?: CommentBody): CommentForm {
  const given = Object.fromEntries(fields);
  const receipt = fields.get('receipt');
  const shape = posted.partial(receipt ? { key: true } : { revision: true });
  const parsed = shape.safeParse(given);
  if (!parsed.success) throw new HTTPException(400);
  const { version, key = '', revision } = parsed.data;
  const kinds: readonly PartyKind[] = stored ? [...ownKinds, stored.party.kind] : ownKinds;
  return {
    key,
    versionNo: Number(version),
    blocks: blocksIn(fields),
    party: {
      kind: kinds.find((kind) => kind === fields.get('party')) ?? 'person',
      name: fields.get('name') ?? '',
      signatories: stored?.party.signatories ?? null,
    },
    hide: fields.get('hide') === 'yes',
    contact: fields.get('contact') ?? '',
    removeContact: fields.get('remove_contact') === 'yes',
    statement: stored && stored.statement !== null ? (fields.get('statement') ?? '') : undefined,
    via: entranceOf(fields.get('via')),
    correction: receipt ? { receipt, revision: Number(revision), hasContact: false } : undefined,
  };
}

function blocksIn(fields: URLSearchParams): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at <= limits.opinions; at++) {
    const names = fieldsOfBlock(at);
    const clause = fields.get(names.clause);
    if (clause === null) break;
    blocks.push({
      clause,
      stance: stances.find((stance) => stance === fields.get(names.stance)),
      text: fields.get(names.text) ?? '',
      proposed: fields.get(names.proposed) ?? '',
      quote: fields.get(names.quote) ?? '',
    });
  }
  return blocks;
}

const isEmpty = ({ stance, text, proposed }: Block) =>
  stance === undefined && cleaned(text) === null && cleaned(proposed) === null;

/** What the form says, and for each opinion the place of its block; blocks without anything are left out. */
export function bodyOfForm(form: CommentForm, language: string): { body: CommentBody; places: number[] } {
  const filled = form.blocks.flatMap((block, at) => (isEmpty(block) ? [] : [{ block, at }]));
  const { kind, name, signatories } = form.party;
  const body: CommentBody = {
    language,
    party: { kind, name, signatories },
    show: !form.hide,
    opinions: filled.map(({ block: { clause, stance, text, proposed, quote } }) => ({
      clause: clause || null,
      stance: stance ?? 'none',
      text,
      proposed,
      quote,
    })),
    statement: form.statement ?? null,
    contact: form.contact,
  };
  return { body, places: filled.map(({ at }) => at) };
}

/** A stored comment as a form, to be corrected. The sealed contact is not in it. */
export const formOfBody = (body: CommentBody, versionNo: number, correction: StoredComment): CommentForm => ({
  key: '',
  versionNo,
  blocks: body.opinions.map(({ clause, stance, text, proposed, quote }) => ({
    clause: clause ?? '',
    stance,
    text,
    proposed: proposed ?? '',
    quote: quote ?? '',
  })),
  party: { ...body.party, name: body.party.name ?? '' },
  hide: !body.show,
  contact: '',
  removeContact: false,
  statement: body.statement ?? undefined,
  via: undefined,
  correction,
});
