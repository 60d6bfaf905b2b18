import type { PageContext } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { requireCan } from './roles.ts';

/** The administrator of accounts who asks. Throws NotAllowedError for everybody else. */
export function administratorOf(c: PageContext): SignedIn {
  const officer = officerOf(c);
  requireCan(officer, 'manage-accounts');
  return officer;
}
