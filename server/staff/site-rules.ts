/** Ten digits under which a government site is registered. */
export const isIdentifier = (given: string) => /^\d{10}$/.test(given);

/** A filing of the ministry of industry: province, ICP, kind, number, and its part where there are several sites. */
export const isIcp = (given: string) =>
  /^\p{Script=Han}ICP\p{Script=Han}\d{4,10}\p{Script=Han}(-\d{1,3})?$/u.test(given);

/** A filing of the public security organs: its fourteen digits between the organ and the counting word. */
export const isSecurityRecord = (given: string) =>
  /^\p{Script=Han}{4,6}\s?\d{14}\p{Script=Han}$/u.test(given);

/** A telephone number as people write it: enough digits, and short. */
export const isPhone = (given: string) => given.length <= 60 && (given.match(/\d/g)?.length ?? 0) >= 3;

/** An address of the web that a reader may follow. */
export function isWebAddress(given: string): boolean {
  if (given.length > 300 || !URL.canParse(given)) return false;
  const { protocol, username, password, hostname } = new URL(given);
  return /^https?:$/.test(protocol) && !username && !password && isHost(hostname);
}

/** The https origin that was written, alone; undefined for anything else, for it goes into a header. */
export function originOf(given: string): string | undefined {
  if (given.length > 200 || !URL.canParse(given)) return undefined;
  const { origin, protocol, hostname } = new URL(given);
  const alone = given.toLowerCase().replace(/\/$/, '') === origin;
  return protocol === 'https:' && isHost(hostname) && alone ? origin : undefined;
}

/** What a host may be made of: nothing that means more in a header. */
const isHost = (hostname: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname);

export const MOST_ORIGINS = 20;
export const isDepartmentCode = (given: string) => /^[a-z][a-z0-9-]{1,39}$/.test(given);
export const isSignInName = (given: string) => /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(given);
