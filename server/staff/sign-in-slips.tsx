import { sayTime } from '#shared/text/dates.ts';
import { signInPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import type { SignInSlip } from './temporary-passwords.ts';

export type { SignInSlip } from './temporary-passwords.ts';

/** Slips of paper, one an officer, to be cut apart and handed over closed. Shown once: the passwords are kept nowhere. */
export function SignInSlips({ slips, address }: { slips: SignInSlip[]; address: string }) {
  const { t, say, href, language } = useView();
  return (
    <ul class="plain slips stack read">
      {slips.map((slip) => (
        <li key={slip.signInName} class="card">
          <h3>
            {say(slip.title)} <small>{say(slip.departmentName)}</small>
          </h3>
          <dl class="check">
            <div>
              <dt>{t('accounts.slip_address')}</dt>
              <dd>{address + href(signInPath)}</dd>
            </div>
            <div>
              <dt>{t('staff.name')}</dt>
              <dd>
                <code>{slip.signInName}</code>
              </dd>
            </div>
            <div>
              <dt>{t('accounts.slip_password')}</dt>
              <dd>
                <code>{slip.password}</code>
              </dd>
            </div>
            <div>
              <dt>{t('accounts.slip_until')}</dt>
              <dd>{sayTime(slip.validUntil, language)}</dd>
            </div>
          </dl>
          <p class="hint">{t('accounts.slip_help')}</p>
        </li>
      ))}
    </ul>
  );
}
