import { useView } from '../http/view.ts';
import type { AuditChoices, AuditSearch } from './audit-search.ts';
import { actWords } from './audit-words.ts';

/** Whose acts, on what, and when. */
export function AuditFilters({ search, choices }: { search: AuditSearch; choices: AuditChoices }) {
  const { t, say, href } = useView();
  const officers = choices.officers.map(({ id, title, departmentName }): Option => {
    return [id, `${say(departmentName)} · ${say(title)}`];
  });
  return (
    <form class="filters field" method="get" action={href('/workspace/audit')} aria-label={t('audit.search')}>
      <Choice
        name="officer"
        label={t('audit.who')}
        value={search.officer}
        options={[['system', t('staff.system')], ...officers]}
      />
      <Choice
        name="department"
        label={t('audit.department')}
        value={search.department}
        options={choices.departments.map(({ id, name }) => [id, say(name)])}
      />
      <Choice
        name="act"
        label={t('audit.act')}
        value={search.act}
        options={Object.entries(actWords).map(([act, words]) => [act, t(words)])}
      />
      <div>
        <label for="subject">{t('audit.subject')}</label>
        <input
          id="subject"
          name="subject"
          value={search.subject}
          maxlength={200}
          autocomplete="off"
          title={t('audit.subject_hint')}
        />
      </div>
      <div>
        <label for="from">{t('audit.from')}</label>
        <input type="date" id="from" name="from" value={search.from} />
      </div>
      <div>
        <label for="to">{t('audit.to')}</label>
        <input type="date" id="to" name="to" value={search.to} />
      </div>
      <button class="btn alt" type="submit">
        {t('audit.search_button')}
      </button>
      {Object.values(search).some((value) => value !== '') ? (
        <a href={href('/workspace/audit')}>{t('audit.clear')}</a>
      ) : null}
    </form>
  );
}

type Option = [value: string, words: string];

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: Option[];
}) {
  const { t } = useView();
  return (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{t('audit.everybody')}</option>
        {options.map(([each, words]) => (
          <option key={each} value={each} selected={each === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
