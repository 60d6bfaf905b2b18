import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { breaksOf } from '../questionnaires/version-breaks.ts';
import type { InScope } from './figure-scope.ts';
import { CrossedFigure, WholeFigure, wordingOf } from './item-figure.tsx';
import type { Layout } from './layout.ts';
import type { AsOf } from './shown.ts';
import type { StaffFigure } from './staff-figures.ts';
import { publishedVariable } from './suppressed.ts';
import { VersionNotes } from './version-notes.tsx';

interface Props {
  scope: InScope;
  layout: Layout;
  item: string;
  by: string | null;
  /** Undefined where it cannot be shown without giving people away. */
  shown: StaffFigure | undefined;
  /** What crossed figures hold. */
  asOf: AsOf;
}

/** Any item by any profile item, at an address that one officer can send to another. */
export function StaffFigurePage({ scope, layout, item, by, shown, asOf }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = scope.questionnaire;
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('results.figures')}</h1>
      <Chooser scope={scope} layout={layout} item={item} by={by} />
      <div class="sec">
        {!shown ? (
          <div class="empty">
            <p>{t('results.withheld')}</p>
            <p>
              {t(asOf.newer ? 'results.as_of_newer' : 'results.as_of', {
                n: sayNumber(asOf.n),
                act: asOf.act,
              })}
            </p>
          </div>
        ) : shown.profile ? (
          <CrossedFigure variable={shown.variable} profile={shown.profile} figure={shown.figure} />
        ) : (
          <WholeFigure variable={shown.variable} figure={shown.figure} />
        )}
        <VersionNotes breaks={breaksOf(scope.questionnaire).get(layout.find(item)?.item ?? item)} />
        <p class="sm dim">{t('results.staff_rules')}</p>
      </div>
    </WorkspaceFrame>
  );
}

function Chooser({ scope, layout, item, by }: Omit<Props, 'shown' | 'asOf'>) {
  const view = useView();
  const { t, say, href } = view;
  const variables = layout.variables.filter((variable) => scope.items.has(variable.item));
  return (
    <form
      class="filters field"
      method="get"
      action={href(`/workspace/questionnaires/${scope.questionnaire.slug}/figures`)}
    >
      <div>
        <label for="item">{t('results.which_item')}</label>
        <select id="item" name="item">
          {variables.map((variable) => (
            <option key={variable.code} value={variable.code} selected={variable.code === item}>
              {t('results.numbered', {
                no: variable.no,
                item: wordingOf(view, publishedVariable(variable)),
              })}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="by">{t('results.which_groups')}</label>
        <select id="by" name="by">
          <option value="">{t('results.whole')}</option>
          {layout.profiles.map(({ code, label }) => (
            <option key={code} value={code} selected={code === by}>
              {say(label)}
            </option>
          ))}
        </select>
      </div>
      <button class="btn" type="submit">
        {t('results.show')}
      </button>
    </form>
  );
}
