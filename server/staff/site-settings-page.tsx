import { useView } from '../http/view.ts';
import { Area, type Filled, FormProblems, Line, Words } from './settings-fields.tsx';
import { SettingsFrame, settingsRoot } from './settings-frame.tsx';

interface Props extends Filled {
  version: string;
  saved: boolean;
}

/** Everything that the public pages say of the site. */
export function SiteSettingsPage({ version, saved, ...filled }: Props) {
  const { t, href } = useView();
  return (
    <SettingsFrame
      current="site"
      title={t('settings.tab_site')}
      problems={<FormProblems problems={filled.problems} />}
    >
      {saved ? (
        <p class="note ok" role="status">
          {t('settings.saved')} <a href={href('/')}>{t('settings.see_site')}</a>
        </p>
      ) : null}
      <form class="read" method="post" action={href(`${settingsRoot}/site`)}>
        <input type="hidden" name="version" value={version} />
        <Head {...filled} />
        <Registration {...filled} />
        <Contacts {...filled} />
        <Languages {...filled} />
        <OpenData {...filled} />
        <Portals {...filled} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('settings.save')}
          </button>
        </p>
      </form>
    </SettingsFrame>
  );
}

function Head(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('settings.head')}</h2>
      <Words {...filled} name="site_name" label={t('settings.name')} help={t('settings.name_help')} />
      <Words {...filled} name="city" label={t('settings.city')} />
      <Words {...filled} name="sponsor" label={t('settings.sponsor')} />
      <Line {...filled} name="phone" label={t('settings.phone')} help={t('settings.phone_help')} kind="tel" />
    </section>
  );
}

function Registration(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('settings.registration')}</h2>
      <p class="dim">{t('settings.registration_help')}</p>
      <Line
        {...filled}
        name="identifier"
        label={t('settings.identifier')}
        help={t('settings.identifier_help')}
        kind="numeric"
      />
      <Line {...filled} name="icp" label={t('settings.icp')} help={t('settings.icp_help')} />
      <Line
        {...filled}
        name="security_record"
        label={t('settings.security_record')}
        help={t('settings.security_record_help')}
      />
      <Line
        {...filled}
        name="government_mark"
        label={t('settings.government_mark')}
        help={t('settings.government_mark_help')}
        kind="url"
      />
      <Line
        {...filled}
        name="mistakes_link"
        label={t('settings.mistakes_link')}
        help={t('settings.mistakes_link_help')}
        kind="url"
      />
    </section>
  );
}

function Contacts(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('settings.contacts')}</h2>
      <Words
        {...filled}
        name="privacy_contact"
        label={t('settings.privacy_contact')}
        help={t('settings.privacy_contact_help')}
      />
      <Words
        {...filled}
        name="accessibility_contact"
        label={t('settings.accessibility_contact')}
        help={t('settings.accessibility_contact_help')}
      />
    </section>
  );
}

function Languages({ fields }: Filled) {
  const { t } = useView();
  return (
    <fieldset class="sec">
      <legend>{t('settings.languages')}</legend>
      <p class="hint">{t('settings.languages_help')}</p>
      <div class="opts">
        <label class="opt" for="english">
          <input
            type="checkbox"
            id="english"
            name="english"
            value="yes"
            checked={fields.get('english') === 'yes'}
          />
          <span>{t('settings.english')}</span>
        </label>
      </div>
    </fieldset>
  );
}

function OpenData(filled: Filled) {
  const { t } = useView();
  const label = t('settings.data_terms');
  return (
    <section class="sec">
      <h2>{t('openData.title')}</h2>
      <Area {...filled} name="data_terms" rows={5} label={label} help={t('settings.data_terms_help')} />
      <Area {...filled} name="data_terms_en" rows={5} label={t('settings.in_english', { field: label })} />
    </section>
  );
}

function Portals(filled: Filled) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('settings.portals')}</h2>
      <Area
        {...filled}
        name="portal_origins"
        rows={4}
        label={t('settings.portal_origins')}
        help={t('settings.portal_origins_help')}
      />
    </section>
  );
}
