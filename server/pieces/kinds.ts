import type { z } from 'zod';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Language } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { PieceChain } from '../staff/publications.ts';
import type { Field } from './fields.ts';

/** What a piece may be. */
export const pieceKinds = [
  'policy',
  'interpretation',
  'interview',
  'press_conference',
  'enterprise_visit',
  'disclosed_document',
  'indicator',
  'edition',
  'signed_article',
  'board',
  'slogan',
  'special_topic',
  'known_answer',
] as const;
export type PieceKindName = (typeof pieceKinds)[number];

/** A piece as it is being entered: the shape of what will be published, with gaps. */
export type DraftContent = { [name: string]: unknown };

/** What stands against publication, by the field that it is about; the words are ready to be shown by `t(key, values)`. */
export interface Obstacle {
  /** The name of the field as in the form, `programme.2.start`; the first field where it is about the whole. */
  field: string;
  key: Key;
  values?: { [name: string]: string | number };
}

/** Words under which a piece is found, in one language. */
export interface FoundWords {
  title: string;
  text: string;
}

/** Everything that one kind of piece is: how it is entered, checked, listed, found and where it stands. */
export interface PieceKind<C extends object = object> {
  kind: PieceKindName;
  /** Whose chain signs it. */
  chain: PieceChain;
  /** What is published fits it. */
  schema: z.ZodType<C>;
  /** The form, in the order of the page. */
  fields: readonly Field[];
  words: { one: Key; many: Key; help: Key };
  /** What a new one begins with. */
  blank?: (ctx: Context) => DraftContent;
  /** An address for a new one, from what was entered first; else one is asked for. `a-z`, digits and single hyphens. */
  slugOf?: (content: DraftContent) => string | undefined;
  title(content: DraftContent): Text;
  /** Where the published piece stands; undefined for what has no page of its own. */
  address(slug: string, content: C): string;
  /** The local day by which it is listed, the newest first. */
  listedOn(content: C): string;
  /** By what it is listed and filtered: pairs of a name and a code. */
  facets?: (content: C) => [name: string, value: string][];
  /** How the public search finds it; without it, it does not. */
  found?: (content: C, language: Language) => FoundWords;
  /** Checks beyond the schema, against everything else that is public. */
  obstacles?: (ctx: Context, content: C, piece: { id: string; slug: string }) => Promise<Obstacle[]>;
}

const registered = new Map<PieceKindName, PieceKind>();

/** The kinds that there are, wired by piece-kinds.ts; in the order of `pieceKinds`. */
export const kinds = {
  register<C extends object>(kind: PieceKind<C>): void {
    registered.set(kind.kind, kind as unknown as PieceKind);
  },
  find: (name: string): PieceKind | undefined => registered.get(name as PieceKindName),
  /** Throws for a kind that nobody registered. */
  of(name: PieceKindName): PieceKind {
    const kind = registered.get(name);
    if (!kind) throw new Error(`No kind of piece is called ${name}`);
    return kind;
  },
  all: (): PieceKind[] => pieceKinds.flatMap((name) => registered.get(name) ?? []),
};
