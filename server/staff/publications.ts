import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { Approval } from './approval-records.ts';

/** What a chain of approvals may end in. */
export type PublicationKind =
  | 'questionnaire'
  | 'release'
  | 'consultation'
  | 'period'
  | 'outcome'
  | 'brief'
  | PieceChain;

/** The chains of pieces: policies with their interpretations, what the Open Day shows, interviews, registers, the line. */
export const pieceChains = ['policy', 'open_day', 'interview', 'register', 'inquiry'] as const;
export type PieceChain = (typeof pieceChains)[number];

export const isPieceChain = (kind: string): kind is PieceChain =>
  (pieceChains as readonly string[]).includes(kind);

/** What is to be published, as the officers who decide on it need it. */
export interface Subject {
  title: Text;
  /** Where the thing itself can be read in the workspace. */
  path: string;
  /** The hash of what would be published now. */
  hash: string;
  /** What it belongs to: a rehearsal, or something that was taken back meanwhile. */
  item?: { exercise: boolean; retracted: boolean };
}

export interface Publication {
  /** Publishes. Called in the write of the signing act: what it throws undoes the signature. */
  publish(tx: Context, approval: Approval): Promise<unknown>;
  subject?: (ctx: Context, approval: Approval) => Promise<Subject>;
  /** Whether the officer wrote a part of it, whoever proposed it: then no act on it falls to them. */
  wrote?: (tx: Context, subjectId: string, officerId: string) => Promise<boolean>;
}

const registered = new Map<string, Publication>();

/** For each kind of publication the verb that the last approval calls. Wired by app.ts; the last one holds. */
export const publications = {
  register(
    kind: PublicationKind,
    publish: Publication['publish'],
    subject?: NonNullable<Publication['subject']>,
    wrote?: NonNullable<Publication['wrote']>,
  ): void {
    registered.set(kind, { publish, ...(subject ? { subject } : {}), ...(wrote ? { wrote } : {}) });
  },
  find: (kind: PublicationKind): Publication | undefined => registered.get(kind),
  /** Throws for a kind that nobody registered: an approval that nothing follows must not begin. */
  of(kind: PublicationKind): Publication {
    const publication = registered.get(kind);
    if (!publication) throw new Error(`No verb publishes ${kind}`);
    return publication;
  },
};
