import { qrPng } from '../access/qr.ts';
import { stepPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { CodeField } from './code-field.tsx';
import { type Onward, OnwardFields } from './onward-fields.tsx';
import type { Standing } from './sessions.ts';
import { type Problems, SignInStepFrame } from './sign-in-step.tsx';

interface Props {
  standing: Standing;
  /** What the device has to know. */
  device: { uri: string; secret: string };
  onward: Onward;
  problems: Problems;
}

/** Ties a device to the account: it reads the picture, or the secret is typed; its first code confirms. */
export function SignInEnrolmentPage({ standing, device, onward, problems }: Props) {
  const { t, say, href, site } = useView();
  const groups = device.secret.replace(/.{4}(?=.)/g, '$& ');
  return (
    <SignInStepFrame
      title={t('security.enrol')}
      officer={standing.officer}
      onward={onward}
      problems={problems}
    >
      <p>{t('security.enrol_intro')}</p>
      <h2>{t('security.enrol_scan')}</h2>
      <p>{t('security.enrol_scan_help')}</p>
      <div class="card enrol">
        <img class="qr" src={qrPng(device.uri)} alt={t('security.enrol_picture')} width="240" height="240" />
        <dl class="plain">
          <dt>{t('security.enrol_secret')}</dt>
          <dd>
            <code class="secret">{groups}</code>
          </dd>
          <dt>{t('security.enrol_account')}</dt>
          <dd>
            {say(site.name)} · {standing.signInName}
          </dd>
          <dt>{t('security.enrol_kind')}</dt>
          <dd>{t('security.enrol_kind_words')}</dd>
        </dl>
      </div>
      <h2>{t('security.enrol_confirm')}</h2>
      <form method="post" action={href(stepPath('enrolment'))}>
        <OnwardFields {...onward} />
        <CodeField problems={problems} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('security.enrol_button')}
          </button>
        </p>
      </form>
    </SignInStepFrame>
  );
}
