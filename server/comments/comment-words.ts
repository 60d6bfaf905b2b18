import { searchKeys } from '#shared/text/search-keys.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { randomTextId } from '../responses/text-id.ts';
import { type CommentBody, quoteStart } from './comment-body.ts';
import * as queries from './comments.queries.ts';
import { sealContact } from './contacts.ts';

interface Words {
  revision: number;
  textId: number;
  body: CommentBody;
}

/** Keeps what the author wrote as a dated version, its contact sealed, its words to be found by officers. */
export async function keepWords(
  tx: Context,
  consultation: Consultation,
  key: queries.CommentKey,
  { revision, textId, body }: Words,
): Promise<void> {
  const place = { consultation_id: consultation.id, comment_id: key.id, revision };
  const { version } = consultation.round;
  await queries.insertVersion(tx.db, {
    ...place,
    at: tx.clock.now().toISOString(),
    language: body.language,
    party_kind: body.party.kind,
    party_name: body.party.name,
    signatories: body.party.signatories,
    shown: body.show ? 1 : 0,
    statement: body.statement,
  });
  await queries.insertOpinions(
    tx.db,
    body.opinions.map((opinion, at) => {
      const clause = opinion.clause === null ? undefined : findClause(version, opinion.clause);
      return {
        ...place,
        id: randomTextId(tx),
        position: at + 1,
        lineage: clause?.lineage ?? null,
        stance: opinion.stance,
        text: opinion.text,
        proposed: opinion.proposed,
        quote: opinion.quote,
        quote_start: opinion.quote === null ? null : quoteStart(clause?.text, opinion.quote),
      };
    }),
  );
  if (body.contact !== null)
    await queries.insertContact(tx.db, {
      consultation_id: consultation.id,
      comment_id: key.id,
      purpose: 'contact',
      sealed: sealContact(tx, key.id, 'contact', body.contact),
    });
  const words = [
    body.statement,
    body.party.name,
    ...body.opinions.flatMap(({ text, proposed }) => [text, proposed]),
  ];
  await queries.insertKeys(tx.db, textId, searchKeys(words.filter((each) => each !== null).join('\n')));
}

/** What a revision says, as its author wrote it; the sealed contact is left out. */
export async function bodyOf(
  ctx: Context,
  { round }: Consultation,
  key: queries.CommentKey,
  revision: number,
): Promise<CommentBody | undefined> {
  const version = await queries.findVersion(ctx.db, key, revision);
  if (!version) return undefined;
  const opinions = await queries.listOpinions(ctx.db, key, revision);
  const keyOf = (lineage: string | null) =>
    round.version.clauses.find((clause) => clause.lineage === lineage)?.key ?? null;
  return {
    language: version.language,
    party: {
      kind: version.party_kind as CommentBody['party']['kind'],
      name: version.party_name,
      signatories: version.signatories,
    },
    show: version.shown === 1,
    opinions: opinions.map(({ lineage, stance, text, proposed, quote }) => ({
      clause: keyOf(lineage),
      stance: stance as CommentBody['opinions'][number]['stance'],
      text,
      proposed,
      quote,
    })),
    statement: version.statement,
    contact: null,
  };
}
