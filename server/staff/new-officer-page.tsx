import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { LineField } from './fields.tsx';
import { PostFields, RoleFields } from './officer-fields.tsx';
import type { Entered } from './officer-form.ts';
import { officersPath } from './officers-page.tsx';
import type { Organ } from './organisation.ts';
import type { Problems } from './text-form.ts';

interface Props {
  organs: Organ[];
  entered: Entered;
  problems: Problems;
}

/** One account more. */
export function NewOfficerPage({ problems, entered, organs }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="officers">
      <div class="read">
        <ErrorSummary messages={problems} />
        <OfficersLink />
        <h1>{t('accounts.new')}</h1>
        <p class="dim">{t('accounts.new_help')}</p>
        <form method="post" action={href(`${officersPath}/new`)}>
          <PostFields organs={organs} entered={entered} problems={problems} />
          <LineField
            name="name"
            label={t('staff.name')}
            help={t('accounts.sign_in_name_help')}
            value={entered.signInName}
            problems={problems}
            code
          />
          <RoleFields organs={organs} entered={entered} problems={problems} />
          <p class="actions">
            <button class="btn" type="submit">
              {t('accounts.open')}
            </button>
          </p>
        </form>
      </div>
    </WorkspaceFrame>
  );
}

/** Back to where all are listed. */
export function OfficersLink() {
  const { t, href } = useView();
  return (
    <p class="sm np">
      <a href={href(officersPath)}>{t('accounts.officers')}</a>
    </p>
  );
}
