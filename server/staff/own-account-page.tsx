import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { CodeField } from './code-field.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import type { OwnAccount } from './own-account.ts';
import { roleWords } from './role-words.ts';
import { isAdministrator } from './roles.ts';
import { SecretField } from './secret-field.tsx';
import type { Problems } from './sign-in-step.tsx';

interface Props {
  officer: SignedIn;
  account: OwnAccount;
  problems: Problems;
}

/** The officer's own account, a section a matter. */
export function OwnAccountPage(props: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="account">
      <div class="read">
        <ErrorSummary messages={props.problems} />
        <h1>{t('staff.account')}</h1>
        <Post {...props} />
        <Sessions {...props} />
        <SecondFactor {...props} />
        <Password {...props} />
      </div>
    </WorkspaceFrame>
  );
}

function Post({ officer, account }: Props) {
  const { t, say, href } = useView();
  const roles = [...new Set(officer.roles.map(({ role }) => role))];
  const lines = [
    [t('staff.office'), say(officer.title)],
    [t('staff.department'), say(officer.department.name)],
    [t('staff.name'), account.signInName],
    [t('security.roles'), roles.map((role) => t(roleWords[role])).join(t('common.list_separator'))],
  ] as const;
  return (
    <section class="sec" aria-labelledby="post">
      <h2 id="post">{t('security.post')}</h2>
      <dl class="check">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('security.post_help')}</p>
      {officer.roles.every(({ role }) => isAdministrator(role)) ? null : (
        <p>
          <a href={href('/workspace/notifications')}>{t('telling.notifications')}</a>
        </p>
      )}
    </section>
  );
}

function Sessions({ account }: Props) {
  const { t, href, language } = useView();
  const columns = [t('security.begun'), t('security.seen'), t('staff.operation')];
  return (
    <section class="sec">
      <h2 id="sessions">{t('security.sessions')}</h2>
      <ScrollingTable labelledBy="sessions" columns={columns}>
        {account.sessions.map(({ id, begunAt, seenAt, current }) => (
          <tr key={id}>
            <td>{sayTime(begunAt, language)}</td>
            <td>{sayTime(seenAt, language)}</td>
            <td>{current ? t('security.this_one') : <End session={id} label={t('security.end')} />}</td>
          </tr>
        ))}
      </ScrollingTable>
      {account.sessions.length > 1 ? (
        <p class="more">
          <End session="others" label={t('security.end_others')} />
        </p>
      ) : null}
    </section>
  );

  function End({ session, label }: { session: string; label: string }) {
    return (
      <form method="post" action={href('/workspace/account/sessions')}>
        <input type="hidden" name="session" value={session} />
        <button class="btn alt" type="submit">
          {label}
        </button>
      </form>
    );
  }
}

function SecondFactor({ account, problems }: Props) {
  const { t, href, language } = useView();
  return (
    <section class="sec" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('security.second_factor')}</h2>
      {account.enrolledAt ? (
        <>
          <p>{t('security.enrolled_since', { time: sayTime(account.enrolledAt, language) })}</p>
          <p class={account.recoveryCodesLeft < 3 ? 'note warn' : undefined}>
            {t('security.codes_left', { count: account.recoveryCodesLeft })}
          </p>
          <form method="post" action={href('/workspace/account/recovery-codes')}>
            <CodeField problems={problems} />
            <p class="actions">
              <button class="btn alt" type="submit">
                {t('security.codes_renew')}
              </button>
            </p>
          </form>
        </>
      ) : (
        <p>{t('security.not_enrolled')}</p>
      )}
    </section>
  );
}

function Password({ account, problems }: Props) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="change-password">
      <h2 id="change-password">{t('security.change_password')}</h2>
      <p>{t('security.change_password_help')}</p>
      <form method="post" action={href('/workspace/account/password')}>
        <SecretField
          name="old"
          label={t('security.old_password')}
          problem={problems.get('old')}
          type="password"
          autocomplete="current-password"
        />
        <NewPasswordFields signInName={account.signInName} problems={problems} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('security.change_password_button')}
          </button>
        </p>
      </form>
    </section>
  );
}
