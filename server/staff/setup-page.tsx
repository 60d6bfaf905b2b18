import { useView } from '../http/view.ts';
import { PASSWORD_MIN } from './password-rules.ts';
import { type Filled, FormProblems, Line, Words } from './settings-fields.tsx';

/** The one page of the first run: the site, its first department, its system administrator. */
export function SetupPage({ action, ...filled }: Filled & { action: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <FormProblems problems={filled.problems} />
      <h1>{t('setup.title')}</h1>
      <p class="lead">{t('setup.lead')}</p>
      <p class="hint">{t('setup.optional_english')}</p>
      <form method="post" action={href(action)}>
        <SitePart {...filled} />
        <DepartmentPart {...filled} />
        <AdministratorPart {...filled} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('setup.button')}
          </button>
        </p>
        <p class="hint">{t('setup.next')}</p>
      </form>
    </div>
  );
}

function SitePart(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('setup.site')}</h2>
      <Words {...filled} name="site_name" label={t('settings.name')} help={t('settings.name_help')} />
      <Words {...filled} name="city" label={t('settings.city')} />
      <Words {...filled} name="sponsor" label={t('settings.sponsor')} />
      <Line {...filled} name="phone" label={t('settings.phone')} help={t('settings.phone_help')} kind="tel" />
    </section>
  );
}

function DepartmentPart(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('setup.department')}</h2>
      <p class="dim">{t('setup.department_help')}</p>
      <Words {...filled} name="department" label={t('setup.department_name')} />
      <Line {...filled} name="code" label={t('setup.code')} help={t('setup.code_help')} />
    </section>
  );
}

function AdministratorPart(filled: Filled) {
  const { t } = useView();
  const rules = t('setup.password_help', { limit: PASSWORD_MIN });
  return (
    <section class="sec">
      <h2>{t('setup.administrator')}</h2>
      <p class="dim">{t('setup.administrator_help')}</p>
      <Words {...filled} name="title" label={t('setup.post')} help={t('setup.post_help')} />
      <Line
        {...filled}
        name="name"
        label={t('staff.name')}
        help={t('setup.name_help')}
        autocomplete="username"
      />
      <Line
        {...filled}
        name="password"
        label={t('staff.password')}
        help={rules}
        kind="password"
        autocomplete="new-password"
      />
      <Line {...filled} name="again" label={t('setup.again')} kind="password" autocomplete="new-password" />
    </section>
  );
}
