import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { LineField, NameFields } from './fields.tsx';
import type { Organ } from './organisation.ts';
import type { Problems } from './text-form.ts';

export const organisationPath = '/workspace/organisation';

interface Props {
  organs: Organ[];
  problems?: Problems;
  /** What was entered into the form for another department. */
  entered?: { slug: string; name: { [language: string]: string } };
}

/** Every department, and a form that makes another. */
export function OrganisationPage({ organs, problems = new Map(), entered }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="organisation">
      <ErrorSummary messages={problems} />
      <h1 id="organisation">{t('accounts.organisation')}</h1>
      <p class="dim">{t('accounts.organisation_help')}</p>
      {organs.length === 0 ? (
        <p class="empty sec">{t('accounts.organisation_none')}</p>
      ) : (
        <div class="sec">
          <Organs organs={organs} />
        </div>
      )}
      <form class="sec read" method="post" action={href(organisationPath)}>
        <h2>{t('accounts.department_new')}</h2>
        <NameFields
          name="name"
          label={t('accounts.department_name')}
          help={t('accounts.department_name_help')}
          value={entered?.name ?? {}}
          problems={problems}
        />
        <LineField
          name="slug"
          label={t('accounts.code')}
          help={t('accounts.code_help')}
          value={entered?.slug}
          problems={problems}
          code
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t('accounts.department_open')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

function Organs({ organs }: Pick<Props, 'organs'>) {
  const { t, say, href } = useView();
  const numbers = [t('accounts.sections'), t('accounts.accounts_open')];
  const columns = [t('staff.department'), t('accounts.code'), ...numbers, t('staff.state')];
  return (
    <ScrollingTable labelledBy="organisation" columns={columns} numbers={numbers}>
      {organs.map(({ slug, name, sections, officers, closed }) => (
        <tr key={slug}>
          <th scope="row">
            <a href={href(`${organisationPath}/${slug}`)}>{say(name)}</a>
          </th>
          <td>
            <code>{slug}</code>
          </td>
          <td class="r">{sections.filter((section) => !section.closed).length}</td>
          <td class="r">{officers}</td>
          <td>
            <ClosedMark closed={closed} />
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

export function ClosedMark({ closed }: { closed: boolean }) {
  const { t } = useView();
  return closed ? (
    <span class="st none">{t('accounts.closed')}</span>
  ) : (
    <span class="st full">{t('accounts.in_use')}</span>
  );
}
