import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { type Difference, type Differences, differs } from './differences.ts';
import type { Choices } from './explorer-choices.ts';
import { bannerWords, itemWords } from './explorer-words.ts';
import type { InScope } from './figure-scope.ts';
import type { Counted } from './layout.ts';

interface Props {
  scope: InScope;
  choices: Choices;
  by: string;
  weights: 'none' | 'raked';
  /** Undefined where the groups asked for are not there. */
  found: Differences | undefined;
}

/** Where groups differ among those who answered, the most different item first. */
export function DifferencesPage({ scope, choices, by, weights, found }: Props) {
  const view = useView();
  const { t, say, href } = view;
  const { slug, live } = scope.questionnaire;
  const base = `/workspace/questionnaires/${slug}`;
  const address = ({ code }: Counted) =>
    href(`${base}/figures?item=${code}&by=${by}${weights === 'raked' ? '&weights=raked' : ''}`);
  const messages = found
    ? new Map<string, string>()
    : new Map([['by', t('explorer.no_banner', { by: by.slice(0, 40) })]]);
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href(base)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('explorer.differences')}</h1>
      <p class="dim read">{t('explorer.differences_help')}</p>
      <Chooser action={`${base}/differences`} choices={choices} by={by} weights={weights} />
      {found ? (
        <>
          <section class="sec">
            <h2 id="tested">{t('explorer.tested', { n: found.tested.length })}</h2>
            {found.tested.length > 0 ? (
              <Tested tested={found.tested} address={address} />
            ) : (
              <p class="empty">{t('explorer.tested_none')}</p>
            )}
          </section>
          {found.untested.length > 0 ? (
            <section class="sec">
              <h2>{t('explorer.untested')}</h2>
              <p class="dim read">{t('explorer.untested_why')}</p>
              <ul class="plain lines two">
                {found.untested.map((variable) => (
                  <li key={variable.code}>
                    <a href={address(variable)}>{numbered(view, variable)}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <p class="sm dim sec">{say(live.definition.sample_note)}</p>
        </>
      ) : null}
    </WorkspaceFrame>
  );
}

const numbered = (view: ReturnType<typeof useView>, variable: Counted) =>
  view.t('results.numbered', { no: variable.no, item: itemWords(view, variable) });

function Chooser({
  action,
  choices,
  by,
  weights,
}: Pick<Props, 'choices' | 'by' | 'weights'> & { action: string }) {
  const view = useView();
  const { t, href } = view;
  return (
    <form class="filters field np" method="get" action={href(action)}>
      <div>
        <label for="by">{t('results.which_groups')}</label>
        <select id="by" name="by">
          {choices.banners
            .filter(({ kind }) => kind === 'profile')
            .map((banner) => (
              <option key={banner.code} value={banner.code} selected={banner.code === by}>
                {bannerWords(view, banner)}
              </option>
            ))}
        </select>
      </div>
      {choices.weighted ? (
        <div>
          <label for="weights">{t('explorer.weights')}</label>
          <select id="weights" name="weights">
            <option value="none" selected={weights === 'none'}>
              {t('results.unweighted')}
            </option>
            <option value="raked" selected={weights === 'raked'}>
              {t('explorer.weights_raked')}
            </option>
          </select>
        </div>
      ) : null}
      <button class="btn" type="submit">
        {t('results.show')}
      </button>
    </form>
  );
}

function Tested({ tested, address }: { tested: Difference[]; address(variable: Counted): string }) {
  const view = useView();
  const { t } = view;
  const columns = [
    t('explorer.item'),
    t('explorer.cramers_v'),
    t('explorer.p_holm'),
    t('explorer.among_answers'),
  ];
  return (
    <ScrollingTable labelledBy="tested" columns={columns} numbers={columns.slice(1, 3)}>
      {tested.map((difference) => {
        const { variable, test } = difference;
        return (
          <tr key={variable.code}>
            <th scope="row">
              <a href={address(variable)}>{numbered(view, variable)}</a>
            </th>
            <td class="r">{test.cramers_v.toFixed(2)}</td>
            <td class="r">{test.p < 0.001 ? t('claims.p_below') : test.p.toFixed(3)}</td>
            <td>
              <span class={`st ${differs(difference) ? 'full' : 'none'}`}>
                {t(differs(difference) ? 'explorer.they_differ' : 'explorer.they_do_not')}
              </span>
            </td>
          </tr>
        );
      })}
    </ScrollingTable>
  );
}
