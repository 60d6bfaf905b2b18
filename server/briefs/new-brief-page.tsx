import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import type { Brief } from './briefs.ts';
import { most } from './content.ts';
import { type Citable, SourceChoices } from './source-choices.tsx';

interface Props {
  departments: Department[];
  department: Department;
  citable: Citable;
  chosen: { questionnaires: string[]; consultations: string[] };
  /** A figure that is to be put into it, by its address. */
  figure: { questionnaire: string; query: string; words: string | undefined } | undefined;
  /** Where it may be put instead of a new one. */
  drafts: Brief[];
  problem: 'choose_source' | 'choose_few' | undefined;
}

/** What a brief is to rest on; a figure that was sent here may also go into one that is there. */
export function NewBriefPage({ departments, department, citable, chosen, figure, drafts, problem }: Props) {
  const { t, say, href } = useView();
  const none = citable.questionnaires.length + citable.consultations.length === 0;
  const message = problem === 'choose_source' ? t('briefs.choose_source') : t('briefs.choose_few', most);
  return (
    <WorkspaceFrame current="briefs">
      <ErrorSummary messages={problem ? new Map([['sources', message]]) : new Map()} />
      <p class="sm">
        <a href={href('/workspace/briefs')}>{t('briefs.list')}</a>
      </p>
      <h1>{t('briefs.new')}</h1>
      <p class="dim">{t('briefs.new_help')}</p>
      {departments.length > 1 ? (
        <nav class="sec" aria-label={t('briefs.for_department')}>
          <p>{t('briefs.for_department')}</p>
          <ul class="plain row">
            {departments.map(({ id, slug, name }) => (
              <li key={id}>
                <a
                  href={href(`/workspace/briefs/new?${addressOf(slug, figure)}`)}
                  aria-current={id === department.id ? 'true' : undefined}
                >
                  {say(name)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {none ? (
        <p class="empty sec">{t('briefs.no_sources')}</p>
      ) : (
        <form class="read" method="post" action={href('/workspace/briefs/new')}>
          <input type="hidden" name="department" value={department.slug} />
          {figure ? <FigureToAdd figure={figure} drafts={drafts} /> : null}
          <SourceChoices citable={citable} chosen={chosen} />
          <p class="actions sec">
            <button class="btn" type="submit">
              {t('briefs.begin')}
            </button>
          </p>
        </form>
      )}
    </WorkspaceFrame>
  );
}

const addressOf = (department: string, figure: Props['figure']) =>
  new URLSearchParams([
    ['department', department],
    ...(figure
      ? [
          ['questionnaire', figure.questionnaire],
          ['figure', figure.query],
        ]
      : []),
  ]).toString();

function FigureToAdd({ figure, drafts }: { figure: NonNullable<Props['figure']>; drafts: Brief[] }) {
  const { t, say, href } = useView();
  const options = [
    { value: '', words: t('briefs.into_new') },
    ...drafts.map(({ id, content }) => ({
      value: id,
      words: Object.keys(content.title).length > 0 ? say(content.title) : t('briefs.untitled'),
    })),
  ];
  return (
    <>
      <p class="sec">
        {t('briefs.with_figure')}{' '}
        {figure.words ? (
          <a href={href(`/workspace/questionnaires/${figure.questionnaire}/figures?${figure.query}`)}>
            {figure.words}
          </a>
        ) : (
          <code>{figure.query}</code>
        )}
      </p>
      <input type="hidden" name="figure" value={figure.query} />
      <input type="hidden" name="of" value={figure.questionnaire} />
      <fieldset class="sec">
        <legend>{t('briefs.into')}</legend>
        <div class="opts">
          {options.map(({ value, words }) => (
            <label class="opt" key={value} for={`into-${value || 'new'}`}>
              <input
                type="radio"
                id={`into-${value || 'new'}`}
                name="into"
                value={value}
                checked={value === ''}
              />
              <span>{words}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
