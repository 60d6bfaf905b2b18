import type { Context } from '#server/context.ts';
import { kinds, type PieceKindName } from '#server/pieces/kinds.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';

interface Stored {
  slug: string;
  content: object;
  departmentId: string;
}

const MANY = 500;

/** Puts published pieces into the store as their rows are, many at a time; the chain is tried elsewhere. */
export async function storePublished(
  ctx: Context,
  officerId: string,
  kind: PieceKindName,
  pieces: readonly Stored[],
): Promise<void> {
  const at = ctx.clock.now().toISOString();
  const { schema, listedOn, facets } = kinds.of(kind);
  const rows = pieces.map(({ slug, content, departmentId }) => {
    const id = ctx.random(9).toString('base64url');
    const read = schema.parse(content);
    const text = canonicalJson(read);
    return {
      piece: {
        ...{ id, kind, slug, department_id: departmentId, officer_id: officerId, content: text, revision: 1 },
        ...{ created_at: at, changed_at: at, published_no: 1, listed_on: listedOn(read) },
      },
      version: {
        ...{ id: `v${id}`, piece_id: id, no: 1, content: text, hash: 'sha256:0', note: null },
        ...{ proposed_at: at, published_at: at },
      },
      facets: (facets?.(read) ?? []).map(([name, value]) => ({ piece_id: id, name, value })),
    };
  });
  await ctx.store.write(async ({ db }) => {
    for (let first = 0; first < rows.length; first += MANY) {
      const some = rows.slice(first, first + MANY);
      await db
        .insertInto('piece')
        .values(some.map(({ piece }) => piece))
        .execute();
      await db
        .insertInto('piece_version')
        .values(some.map(({ version }) => version))
        .execute();
      await db
        .insertInto('piece_facet')
        .values(some.flatMap((each) => each.facets))
        .execute();
    }
  });
}
