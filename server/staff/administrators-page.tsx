import { useView } from '../http/view.ts';
import { type Administrator, type Handed, type MadeRole, made } from './administrators.ts';
import { type Filled, FormProblems, Line, Words } from './settings-fields.tsx';
import { SettingsFrame, settingsRoot } from './settings-frame.tsx';
import { SignInSlips } from './sign-in-slips.tsx';

const path = `${settingsRoot}/administrators`;

const words = {
  system: { name: 'settings.role_system', does: 'settings.role_system_does' },
  security: { name: 'settings.role_security', does: 'settings.role_security_does' },
  auditor: { name: 'settings.role_auditor', does: 'settings.role_auditor_does' },
} as const;

interface Props {
  administrators: Administrator[];
  /** What was entered and could not be taken, and for whom. */
  given?: (Filled & { role: MadeRole }) | undefined;
}

/** The three administrators' accounts: who there is, and a form for whom there is not. */
export function AdministratorsPage({ administrators, given }: Props) {
  const { t } = useView();
  const holding = (role: Administrator['role']) => administrators.filter((each) => each.role === role);
  return (
    <SettingsFrame
      current="administrators"
      title={t('settings.tab_administrators')}
      problems={given ? <FormProblems problems={given.problems} /> : null}
    >
      <div class="read">
        <p class="dim">{t('settings.administrators_help')}</p>
        {(['system', ...made] as const).map((role) => (
          <section key={role} class="sec">
            <h2>{t(words[role].name)}</h2>
            <p class="dim">{t(words[role].does)}</p>
            {holding(role).map((each) => (
              <Account key={each.id} account={each} />
            ))}
            {role !== 'system' && holding(role).length === 0 ? (
              <NewForm role={role} given={given?.role === role ? given : undefined} />
            ) : null}
          </section>
        ))}
      </div>
    </SettingsFrame>
  );
}

function Account({ account }: { account: Administrator }) {
  const { t, say, href } = useView();
  const { role, title, signInName, departmentName, signedIn, disabled } = account;
  const state = disabled
    ? t('settings.account_disabled')
    : signedIn
      ? t('settings.account_used')
      : t('settings.account_unused');
  return (
    <>
      <dl class="check more">
        <div>
          <dt>{t('setup.post')}</dt>
          <dd>
            {say(title)} <small>{say(departmentName)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('staff.name')}</dt>
          <dd>
            <code>{signInName}</code>
          </dd>
        </div>
        <div>
          <dt>{t('staff.state')}</dt>
          <dd>{state}</dd>
        </div>
      </dl>
      {role !== 'system' && !signedIn && !disabled ? (
        <form class="more" method="post" action={href(`${path}/slip`)}>
          <input type="hidden" name="role" value={role} />
          <p class="hint" id={`again-${role}`}>
            {t('settings.slip_again_help')}
          </p>
          <p class="actions">
            <button class="btn alt" type="submit" aria-describedby={`again-${role}`}>
              {t('settings.slip_again')}
            </button>
          </p>
        </form>
      ) : null}
    </>
  );
}

const proposedNames = { security: 'security', auditor: 'auditor' } as const;

function NewForm({ role, given }: { role: MadeRole; given: Filled | undefined }) {
  const { t, href } = useView();
  const plain: Filled = { fields: new Map([[`${role}_name`, proposedNames[role]]]), problems: new Map() };
  const filled = given ?? plain;
  return (
    <form method="post" action={href(path)}>
      <input type="hidden" name="role" value={role} />
      <Words {...filled} name={`${role}_title`} label={t('setup.post')} help={t('settings.post_help')} />
      <Line {...filled} name={`${role}_name`} label={t('staff.name')} help={t('setup.name_help')} />
      <p class="actions">
        <button class="btn alt" type="submit">
          {t('settings.account_make', { role: t(words[role].name) })}
        </button>
      </p>
    </form>
  );
}

/** The slip of an account just made. Shown once: its password is kept nowhere. */
export function SlipPage({ handed, address }: { handed: Handed; address: string }) {
  const { t, href } = useView();
  const { administrator, password, validUntil } = handed;
  return (
    <SettingsFrame current="administrators" title={t('settings.slip_title')}>
      <div class="read">
        <p class="note warn np">{t('settings.slip_once')}</p>
        <section class="sec">
          <h2>{t(words[administrator.role].name)}</h2>
          <SignInSlips slips={[{ ...administrator, password, validUntil }]} address={address} />
        </section>
        <p class="actions np">
          <a class="btn alt" href={href(path)}>
            {t('settings.slip_done')}
          </a>
        </p>
      </div>
    </SettingsFrame>
  );
}
