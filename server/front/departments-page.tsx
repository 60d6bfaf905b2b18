import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';

/** The departments whose content an officer may see. */
export function DepartmentsPage({ departments }: { departments: Department[] }) {
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="today">
      <h1>{t('telling.departments')}</h1>
      {departments.length === 0 ? (
        <p class="empty">{t('telling.departments_none')}</p>
      ) : (
        <ul class="plain lines sec">
          {departments.map(({ id, slug, name }) => (
            <li key={id}>
              <a href={href(`/workspace/departments/${slug}`)}>{say(name)}</a>
            </li>
          ))}
        </ul>
      )}
    </WorkspaceFrame>
  );
}
