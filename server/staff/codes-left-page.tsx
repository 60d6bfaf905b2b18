import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { ResumeForm } from './resume-page.tsx';

interface Props {
  left: number;
  next: string;
  /** A form that waits to be sent again. */
  fields?: [name: string, value: string][] | undefined;
}

/** After a recovery code: how many are left, and where new ones are made. */
export function CodesLeftPage({ left, next, fields }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame>
      <div class="read stack">
        <h1>{t('security.recovered')}</h1>
        <p class={left < 3 ? 'note warn' : 'note'}>{t('security.codes_left', { count: left })}</p>
        <p>{t('security.recovered_help')}</p>
        {fields ? (
          <ResumeForm next={next} fields={fields} />
        ) : (
          <p class="actions">
            <a class="btn" href={href(next)}>
              {t('security.go_on')}
            </a>
            <a href={href('/workspace/account')}>{t('staff.account')}</a>
          </p>
        )}
      </div>
    </WorkspaceFrame>
  );
}
