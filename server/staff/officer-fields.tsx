import { roles } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { NameFields, SelectField } from './fields.tsx';
import type { Entered } from './officer-form.ts';
import type { Organ } from './organisation.ts';
import { roleWords } from './role-words.ts';
import type { Problems } from './text-form.ts';

interface Props {
  organs: Organ[];
  entered: Entered;
  problems: Problems;
}

/** Title of the post, department and section. */
export function PostFields({ organs, entered, problems }: Props) {
  const { t, say } = useView();
  const places = organs
    .filter((organ) => !organ.closed || entered.place.startsWith(organ.id))
    .flatMap((organ) => [
      { value: organ.id, words: say(organ.name) },
      ...organ.sections
        .filter((section) => !section.closed || entered.place.endsWith(section.id))
        .map((section) => ({
          value: `${organ.id}/${section.id}`,
          words: t('accounts.place', { department: say(organ.name), section: say(section.name) }),
        })),
    ]);
  return (
    <>
      <NameFields
        name="title"
        label={t('accounts.title')}
        help={t('accounts.title_help')}
        value={entered.title}
        problems={problems}
      />
      <SelectField
        name="place"
        label={t('accounts.place_label')}
        offers={[{ value: '', words: t('accounts.choose') }, ...places]}
        value={entered.place}
        problems={problems}
      />
    </>
  );
}

/** A role and its department in each row, with empty rows to add to them. */
export function RoleFields({ organs, entered, problems }: Props) {
  const { t, say } = useView();
  const problem = problems.get('roles');
  const none = new Map();
  const held = entered.roles.filter(({ role }) => role !== '');
  const rows = [...held, ...[0, 1].map(() => ({ role: '', department: '' }))];
  const departments = organs.filter(
    ({ id, closed }) => !closed || held.some(({ department }) => department === id),
  );
  return (
    <fieldset id="roles" class={problem ? 'item bad' : 'more'} aria-describedby="roles-help">
      <legend>{t('accounts.roles')}</legend>
      {problem ? <p class="err">{problem}</p> : null}
      <p class="hint" id="roles-help">
        {t('accounts.roles_help')}
      </p>
      {rows.map(({ role, department }, at) => (
        <div key={at} class="cols even more">
          <SelectField
            name="role"
            id={`role-${at}`}
            label={t('accounts.role_no', { no: at + 1 })}
            offers={[
              { value: '', words: t('accounts.role_none') },
              ...roles.map((value) => ({ value, words: t(roleWords[value]) })),
            ]}
            value={role}
            problems={none}
          />
          <SelectField
            name="department"
            id={`department-${at}`}
            label={t('accounts.role_department', { no: at + 1 })}
            offers={[
              { value: '', words: t('accounts.own_department') },
              ...departments.map(({ id, name }) => ({ value: id, words: say(name) })),
            ]}
            value={department}
            problems={none}
          />
        </div>
      ))}
    </fieldset>
  );
}
