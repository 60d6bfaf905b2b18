import { installation } from '#tests/staff/setup-support.ts';
import { codeFor, recoveryCodesOn, secretOn } from '#tests/support/second-factor.ts';
import { startEmpty } from './empty-store.ts';

const signIn = '/workspace/sign-in';
const own = 'seven ferries before the winter';

/** Sessions of an office just set up, each held up by what its officer has not done yet. */
export interface Steps {
  url: string;
  /** Whose password is still that of the slip. */
  password: string;
  /** Who has no device yet. */
  enrolment: string;
  /** Who has one, and has not shown it. */
  code: string;
}

let steps: Promise<Steps> | undefined;

/** Made once: an office with a second factor, which the demonstration has not. */
export function officersHeldUp(): Promise<Steps> {
  steps ??= setUp();
  return steps;
}

async function setUp(): Promise<Steps> {
  const { url, key } = await startEmpty();
  const send = async (path: string, fields: { [name: string]: string }, cookie = '') => {
    const answer = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: url },
      body: new URLSearchParams(fields),
    });
    const [next] = /session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
    return { html: await answer.text(), cookie: next ?? cookie };
  };
  const arrive = async (name: string, password: string) => (await send(signIn, { name, password })).cookie;

  await send(`/setup/${key}`, { ...installation, site_name: '问计', site_name_en: 'Wenji' });
  const { name, password } = installation;
  const first = await arrive(name, password);
  const page = await fetch(`${url}${signIn}/enrolment`, { headers: { Cookie: first } });
  const code = codeFor(secretOn(await page.text()), new Date());
  const enrolled = await send(`${signIn}/enrolment`, { code }, first);
  const codes = recoveryCodesOn(enrolled.html).join(' ');
  const system = await send(`${signIn}/enrolment/codes`, { codes, 'kept-codes': 'yes' }, first);
  const slip = async (role: string) => {
    const fields = { role, [`${role}_title`]: '岗（示例）', [`${role}_title_en`]: 'Post (sample)' };
    const { html } = await send(
      '/workspace/settings/administrators',
      { ...fields, [`${role}_name`]: role },
      system.cookie,
    );
    return /<code>([A-Z2-9]{4}(?:-[A-Z2-9]{4}){3})<\/code>/.exec(html)?.[1] ?? '';
  };
  const newcomer = await arrive('auditor', await slip('auditor'));
  const chosen = await send(`${signIn}/password`, { password: own, again: own }, newcomer);
  return {
    url,
    password: await arrive('security', await slip('security')),
    enrolment: chosen.cookie,
    code: await arrive(name, password),
  };
}
