import type { Client, Transport } from './client.ts';
import { CONSULTATION, type Post } from './ground.ts';
import type { Home } from './home.ts';
import type { Ledger } from './ledger.ts';
import type { Look } from './look.ts';

/** Where everything happens: one installation, what we know of it, and how to reach it now. */
export interface Place {
  home: Home;
  ledger: Ledger;
  salts: { questionnaire: Buffer; consultation: Buffer };
  commentsApi: string;
  transport: () => Transport;
  officers: Map<Post, Client>;
}

export const placeOf = (
  home: Home,
  ledger: Ledger,
  look: Pick<Look, 'questionnaire' | 'consultation'>,
  transport: () => Transport,
): Place => ({
  home,
  ledger,
  salts: {
    questionnaire: Buffer.from(look.questionnaire.salt),
    consultation: Buffer.from(look.consultation.salt),
  },
  commentsApi: `/api/v1/consultations/${CONSULTATION}/comments`,
  transport,
  officers: new Map(),
});

/** The browser of a signed-in officer. */
export function at(place: Place, post: Post): Client {
  const client = place.officers.get(post);
  if (!client) throw new Error(`No ${post} is signed in`);
  return client;
}
