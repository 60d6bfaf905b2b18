import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes (OWASP password storage cheat sheet). Only tests set less, for officers of their own. */
export const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const plain = (password: string) => password.normalize('NFKC');

/** Never inside a write: it would hold up everyone else's. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(plain(password), cost));

const nobody = hash(randomBytes(32), cost);

/** Whether the password fits; without a hash it takes as long and is false. */
export const fits = (password: string, hashed: string | undefined): Promise<boolean> =>
  inTurn(async () => (await verify(hashed ?? (await nobody), plain(password))) && hashed !== undefined);
