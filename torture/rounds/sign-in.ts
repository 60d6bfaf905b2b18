import { codeFor, recoveryCodesOn, secretOn } from '#tests/support/second-factor.ts';
import { Client, expectStatus } from './client.ts';
import { PASSWORD, type Post, staffed } from './ground.ts';
import type { Place } from './place.ts';

const path = '/workspace/sign-in';

/** Signs every officer in, each with a device that is set up on the way. Their sessions outlive the server. */
export async function signAllIn(place: Place): Promise<void> {
  for (const post of staffed) place.officers.set(post, await signIn(place, post));
}

async function signIn(place: Place, post: Post): Promise<Client> {
  const client = new Client(place.transport);
  expectStatus('sign-in', await client.form(path, { name: post, password: PASSWORD }), 303);
  const secret = secretOn(expectStatus('enrolment', await client.get(`${path}/enrolment`), 200).text);
  const code = codeFor(secret, new Date());
  const codes = expectStatus('device', await client.form(`${path}/enrolment`, { code }), 200);
  const kept = { codes: recoveryCodesOn(codes.text).join(' '), 'kept-codes': 'yes' };
  expectStatus('codes', await client.form(`${path}/enrolment/codes`, kept), 303);
  return client;
}
