import type { Key } from '#shared/i18n/catalogues.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { NameFields } from './fields.tsx';
import { isIdle, type OpenWork, type Organ, type Section } from './organisation.ts';
import { ClosedMark, organisationPath } from './organisation-page.tsx';
import type { Problems } from './text-form.ts';

interface Props {
  organ: Organ;
  work: OpenWork;
  problems?: Problems;
  /** What was entered, by the field that it went into. */
  entered?: { field: string; name: { [language: string]: string } } | undefined;
}

/** A department: its name, its sections, and what keeps it from being closed. */
export function DepartmentPage(props: Props) {
  const { organ, problems = new Map() } = props;
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="organisation">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(organisationPath)}>{t('accounts.organisation')}</a>
      </p>
      <h1>{say(organ.name)}</h1>
      <p class="row">
        <ClosedMark closed={organ.closed} /> <code>{organ.slug}</code>{' '}
        <a href={href(`/workspace/officers?department=${organ.slug}`)}>
          {t('accounts.officers_here', { count: organ.officers })}
        </a>
      </p>
      <Rename {...props} problems={problems} />
      <Sections {...props} problems={problems} />
      {organ.closed ? null : <Closing {...props} />}
    </WorkspaceFrame>
  );
}

type Filled = Props & { problems: Problems };

const filledOf = ({ entered }: Props, field: string, name: { [language: string]: string }) =>
  entered?.field === field ? entered.name : name;

function Rename(props: Filled) {
  const { organ, problems } = props;
  const { t, href } = useView();
  return (
    <form class="sec read" method="post" action={href(`${organisationPath}/${organ.slug}`)}>
      <h2>{t('accounts.rename')}</h2>
      <NameFields
        name="name"
        label={t('accounts.department_name')}
        value={filledOf(props, 'name', organ.name)}
        problems={problems}
      />
      <p class="actions">
        <button class="btn alt" type="submit">
          {t('accounts.save')}
        </button>
      </p>
    </form>
  );
}

function Sections(props: Filled) {
  const { organ, problems } = props;
  const { t, href } = useView();
  return (
    <section class="sec read">
      <h2>{t('accounts.sections')}</h2>
      {organ.sections.length === 0 ? <p class="dim">{t('accounts.sections_none')}</p> : null}
      <ul class="plain lines">
        {organ.sections.map((section) => (
          <li key={section.id}>
            <SectionLine {...props} section={section} />
          </li>
        ))}
      </ul>
      {organ.closed ? null : (
        <form class="more" method="post" action={href(`${organisationPath}/${organ.slug}/sections`)}>
          <h3>{t('accounts.section_new')}</h3>
          <NameFields
            name="name"
            id="section"
            label={t('accounts.section_name')}
            value={filledOf(props, 'section', {})}
            problems={problems}
          />
          <p class="actions">
            <button class="btn alt" type="submit">
              {t('accounts.section_open')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function SectionLine({ section, ...props }: Filled & { section: Section }) {
  const { organ, problems } = props;
  const { t, say, href } = useView();
  const address = `${organisationPath}/${organ.slug}/sections/${section.id}`;
  const field = `section-${section.id}`;
  const name = say(section.name);
  if (section.closed)
    return (
      <p>
        <b>{name}</b> <ClosedMark closed />
      </p>
    );
  return (
    <>
      <p>
        <b>{name}</b> <small>{t('accounts.section_officers', { count: section.officers })}</small>
      </p>
      <details open={[...problems.keys()].some((each) => each.startsWith(field))}>
        <summary>{t('accounts.section_change', { name })}</summary>
        <form method="post" action={href(address)}>
          <NameFields
            name="name"
            id={field}
            label={t('accounts.section_name')}
            value={filledOf(props, field, section.name)}
            problems={problems}
          />
          <p class="actions">
            <button class="btn alt" type="submit" aria-label={t('accounts.section_save', { name })}>
              {t('accounts.save')}
            </button>
          </p>
        </form>
        {section.officers > 0 ? (
          <p class="hint">{t('accounts.section_busy')}</p>
        ) : (
          <form method="post" action={href(`${address}/closure`)}>
            <p class="actions">
              <button class="btn alt" type="submit">
                {t('accounts.section_close', { name })}
              </button>
            </p>
          </form>
        )}
      </details>
    </>
  );
}

const workWords: { [what in keyof OpenWork]: Key } = {
  officers: 'accounts.open_officers',
  guests: 'accounts.open_guests',
  questionnaires: 'accounts.open_questionnaires',
  consultations: 'accounts.open_consultations',
  preparations: 'accounts.open_preparations',
  approvals: 'accounts.open_approvals',
};

function Closing({ organ, work }: Props) {
  const { t, href } = useView();
  const open = (Object.keys(workWords) as (keyof OpenWork)[]).filter((what) => work[what] > 0);
  return (
    <section class="sec read">
      <h2>{t('accounts.closing')}</h2>
      <p class="dim">{t('accounts.closing_help')}</p>
      {isIdle(work) ? (
        <form method="post" action={href(`${organisationPath}/${organ.slug}/closure`)}>
          <p class="actions">
            <button class="btn alt" type="submit">
              {t('accounts.close')}
            </button>
          </p>
        </form>
      ) : (
        <div class="note warn more">
          <p>
            <b>{t('accounts.closing_open')}</b>
          </p>
          <ul>
            {open.map((what) => (
              <li key={what}>{t(workWords[what], { count: work[what] })}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
