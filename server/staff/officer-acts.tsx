import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { OfficerProps } from './officer-page.tsx';
import { officersPath } from './officers-page.tsx';
import { SessionsTable } from './sessions-page.tsx';

/** What is done to an account at once: password, second factor, sessions, disabling, handing over. */
export function OfficerActs({ account, sessions, handedOver }: OfficerProps) {
  const { t, href } = useView();
  const address = `${officersPath}/${account.id}`;
  const disabled = account.state === 'disabled';
  return (
    <div>
      <Act
        title={t('accounts.password_reset')}
        help={t('accounts.password_reset_help')}
        action={`${address}/password`}
        button={t('accounts.password_reset_button')}
      >
        <input type="hidden" name="mark" value={account.passwordMark} />
      </Act>
      {account.secondFactor ? (
        <Act
          title={t('accounts.second_factor_reset')}
          help={t('accounts.second_factor_reset_help')}
          action={`${address}/second-factor`}
          button={t('accounts.second_factor_reset')}
        />
      ) : null}
      <section class="sec">
        <h2 id="sessions">{t('accounts.sessions')}</h2>
        {sessions.length === 0 ? (
          <p class="dim">{t('accounts.sessions_none')}</p>
        ) : (
          <>
            <SessionsTable sessions={sessions} labelledBy="sessions" />
            <form method="post" action={href(`${address}/sessions`)}>
              <p class="actions more">
                <button class="btn alt" type="submit">
                  {t('accounts.sessions_end')}
                </button>
              </p>
            </form>
          </>
        )}
      </section>
      <section class="sec">
        <h2>{t('accounts.hand_over')}</h2>
        <p class="hint">{t('accounts.hand_over_hint')}</p>
        <p class="more">
          <a href={href(`${address}/hand-over`)}>
            {t(handedOver ? 'accounts.hand_over_see' : 'accounts.hand_over_begin')}
          </a>
        </p>
      </section>
      <Act
        title={t(disabled ? 'accounts.enable' : 'accounts.disable')}
        help={t(disabled ? 'accounts.enable_help' : 'accounts.disable_help')}
        action={`${address}/state`}
        button={t(disabled ? 'accounts.enable' : 'accounts.disable')}
      >
        <input type="hidden" name="state" value={disabled ? 'active' : 'disabled'} />
      </Act>
    </div>
  );
}

interface ActProps {
  title: string;
  help: string;
  action: string;
  button: string;
  children?: ComponentChildren;
}

function Act({ title, help, action, button, children }: ActProps) {
  const { href } = useView();
  return (
    <form class="sec" method="post" action={href(action)}>
      <h2>{title}</h2>
      <p class="hint">{help}</p>
      {children}
      <p class="actions more">
        <button class="btn alt" type="submit">
          {button}
        </button>
      </p>
    </form>
  );
}
