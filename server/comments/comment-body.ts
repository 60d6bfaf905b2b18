import { type PartyKind, partyKinds, type Stance, stances } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { bodyMacFor } from '../access/receipts.ts';
import { type DocumentVersion, findClause } from '../drafts/drafts.ts';

/** The most that one comment may hold. */
export const limits = {
  opinions: 60,
  text: 5000,
  quote: 500,
  name: 100,
  contact: 200,
  signatories: 10_000_000,
};

/** One point of a comment. `clause` is a clause's key; null speaks of the whole draft. */
export interface OpinionBody {
  clause: string | null;
  stance: Stance;
  text: string;
  proposed: string | null;
  quote: string | null;
}

/** A comment as its author writes it. */
export interface CommentBody {
  language: string;
  party: { kind: PartyKind; name: string | null; signatories: number | null };
  /** False where the author asks to be considered and not shown publicly. */
  show: boolean;
  opinions: OpinionBody[];
  /** The words of a reply without opinion (无意见), which then has no opinions. */
  statement: string | null;
  /** How officers may reach the author; sealed. */
  contact: string | null;
}

/** What is wrong where: `pointer` is a JSON Pointer into the body. Words stand in the catalogues under `problem.<code>`. */
export interface CommentProblem {
  pointer: string;
  code:
    | 'empty_comment'
    | 'too_many_opinions'
    | 'required'
    | 'too_long'
    | 'unknown_clause'
    | 'unknown_version'
    | 'quote_not_found'
    | 'signatories_missing'
    | 'name_missing'
    | 'contact_missing';
  limit?: number;
}

/** Bodies that are known by their names. A person's name is never shown, nor what may hold one. */
export const isNamed = (kind: PartyKind): boolean =>
  ['enterprise', 'organisation', 'association', 'government_body'].includes(kind);

/** Anything that is seen: neither space nor a sign without width. */
const seen = /[^\s\p{Z}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * White space at the ends goes, line ends are one kind, control signs and halves of characters go, for no store keeps
 * them as they were. A text in which there is nothing to be seen is none.
 */
export function cleaned(text: string | null | undefined): string | null {
  const words = text
    ?.replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .trim();
  return words && seen.test(words) ? words : null;
}

/** The body as it is kept. */
export const cleanBody = (body: CommentBody): CommentBody => ({
  language: body.language,
  party: {
    kind: body.party.kind,
    name: cleaned(body.party.name),
    signatories: body.party.kind === 'joint_letter' ? body.party.signatories : null,
  },
  show: body.show,
  opinions: body.opinions.map(({ clause, stance, text, proposed, quote }) => ({
    clause,
    stance,
    text: cleaned(text) ?? '',
    proposed: cleaned(proposed),
    quote: cleaned(quote),
  })),
  statement: cleaned(body.statement),
  contact: cleaned(body.contact),
});

const lengthOf = (text: string | null) => [...(text ?? '')].length;

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Everything that is wrong with a clean body, in its order. */
export function checkBody(version: DocumentVersion, body: CommentBody): CommentProblem[] {
  const problems: CommentProblem[] = [];
  const tooLong = (pointer: string, text: string | null, limit: number) => {
    if (lengthOf(text) > limit) problems.push({ pointer, code: 'too_long', limit });
  };
  const { opinions, party } = body;
  if (!LANGUAGE.test(body.language)) problems.push({ pointer: '/language', code: 'required' });
  if (!partyKinds.includes(party.kind)) problems.push({ pointer: '/party/kind', code: 'required' });
  if (opinions.length === 0 && body.statement === null)
    problems.push({ pointer: '/opinions', code: 'empty_comment' });
  if (opinions.length > 0 && body.statement !== null)
    problems.push({ pointer: '/statement', code: 'empty_comment' });
  if (opinions.length > limits.opinions)
    problems.push({ pointer: '/opinions', code: 'too_many_opinions', limit: limits.opinions });
  for (const [at, opinion] of opinions.entries()) {
    const pointer = `/opinions/${at}`;
    const clause = opinion.clause === null ? undefined : findClause(version, opinion.clause);
    const unknown = opinion.clause !== null && !clause;
    if (unknown) problems.push({ pointer: `${pointer}/clause`, code: 'unknown_clause' });
    if (!stances.includes(opinion.stance)) problems.push({ pointer: `${pointer}/stance`, code: 'required' });
    // A stance says something by itself; a question or a bare remark needs its words.
    const bare = opinion.text === '' && opinion.proposed === null;
    if (bare && !['support', 'oppose'].includes(opinion.stance))
      problems.push({ pointer: `${pointer}/text`, code: 'required' });
    tooLong(`${pointer}/text`, opinion.text, limits.text);
    tooLong(`${pointer}/proposed`, opinion.proposed, limits.text);
    tooLong(`${pointer}/quote`, opinion.quote, limits.quote);
    if (!unknown && opinion.quote !== null && quoteStart(clause?.text, opinion.quote) === null)
      problems.push({ pointer: `${pointer}/quote`, code: 'quote_not_found' });
  }
  tooLong('/statement', body.statement, limits.text);
  tooLong('/contact', body.contact, limits.contact);
  tooLong('/party/name', party.name, limits.name);
  // What a government body has to say counts as that body's; nobody can count it without its name.
  if (party.kind === 'government_body' && party.name === null)
    problems.push({ pointer: '/party/name', code: 'name_missing' });
  if (party.kind === 'joint_letter' && !isCountOfSignatories(party.signatories))
    problems.push({ pointer: '/party/signatories', code: 'signatories_missing' });
  return problems;
}

const isCountOfSignatories = (n: number | null) =>
  n !== null && Number.isInteger(n) && n >= 2 && n <= limits.signatories;

/** Where a quote begins in a clause's words, in code points; null when no language of the clause holds it. */
export function quoteStart(text: { [language: string]: string } | undefined, quote: string): number | null {
  for (const words of Object.values(text ?? {})) {
    const at = words.indexOf(quote);
    if (at >= 0) return [...words.slice(0, at)].length;
  }
  return null;
}

/**
 * The MAC of a first body, by which a retry is told from another comment under the same key. The contact is in it, which
 * a key that lies in the store would not hide: phone numbers are few enough to be tried.
 */
export const macOf = (
  key: Uint8Array,
  versionNo: number,
  body: CommentBody,
  paper?: { [fact: string]: string | null },
): Buffer => bodyMacFor(key, canonicalJson({ version: versionNo, ...body, paper }));
