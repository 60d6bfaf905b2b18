import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import type { PieceKindName } from '../pieces/kinds.ts';
import { countPieces, type PieceFilter } from '../pieces/published.ts';

/** A way into a part of the site, with how many things stand there. */
export interface Signpost {
  address: string;
  label: Key;
  n: number | undefined;
}

interface Part {
  kind: PieceKindName;
  address: string;
  label: Key;
  facets?: PieceFilter['facets'];
}

const parts: readonly Part[] = [
  { kind: 'policy', address: '/policies', label: 'policies.list_title' },
  { kind: 'interview', address: '/interviews', label: 'interviews.interviews' },
  { kind: 'special_topic', address: '/inquiries/topics', label: 'specialTopics.topics' },
  { kind: 'known_answer', address: '/inquiries/answers', label: 'specialTopics.answers' },
  { kind: 'press_conference', address: '/press-conferences', label: 'registers.press_conferences' },
  { kind: 'enterprise_visit', address: '/enterprise-visits', label: 'registers.enterprise_visits' },
  { kind: 'disclosed_document', address: '/documents', label: 'registers.documents' },
  { kind: 'indicator', address: '/indicators', label: 'indicators.many' },
];

/** Every part of the site in which something stands; what is always there comes last. */
export async function signposts(ctx: Context, year: number | undefined): Promise<Signpost[]> {
  const all: Part[] = [
    ...parts,
    ...(year === undefined
      ? []
      : [
          {
            kind: 'board',
            address: `/open-day/${year}/boards`,
            label: 'exhibition.boards',
            facets: [['edition', String(year)]],
          } satisfies Part,
        ]),
  ];
  const counted = await Promise.all(
    all.map(async ({ kind, address, label, facets = [] }) => ({
      address,
      label,
      n: await countPieces(ctx, kind, { facets }),
    })),
  );
  return [
    ...counted.filter(({ n }) => n > 0),
    { address: '/inquiries', label: 'asking.door', n: undefined },
    { address: '/open-data', label: 'openData.title', n: undefined },
  ];
}
