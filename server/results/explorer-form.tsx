import type { ComponentChildren } from 'preact';
import { MOST_BY } from '#shared/statistics/asked.ts';
import { type ChartKind, chartKinds } from '#shared/ui/chart-kinds.ts';
import { useView } from '../http/view.ts';
import { chartWords } from './chart-words.ts';
import type { Banner, Choices, Sieve } from './explorer-choices.ts';
import type { Explored } from './explorer-query.ts';
import { bannerWords, itemWords, valueWords } from './explorer-words.ts';

interface Props {
  action: string;
  choices: Choices;
  explored: Explored;
  messages: Map<string, string>;
}

/** Everything that the address holds, as fields. Works with its button; a behaviour presses it after each change. */
export function ExplorerForm({ action, choices, explored, messages }: Props) {
  const { t, href } = useView();
  const { by, where, option, sort, swap } = explored;
  const more = by.length > 1 || where.length > 0 || option !== undefined || sort === 'value' || swap;
  return (
    <form class="more np" method="get" action={href(action)}>
      <div class="filters field">
        <ItemField choices={choices} explored={explored} message={messages.get('item')} />
        <BannerField at={0} choices={choices} by={by} message={messages.get('by')} />
        {choices.weighted ? <WeightsField weights={explored.weights} /> : null}
        <ChartField chart={explored.chart} />
        <button class="btn" type="submit">
          {t('results.show')}
        </button>
      </div>
      <details class="more" open={more || messages.has('where')}>
        <summary>{t('explorer.more')}</summary>
        <div class="filters field">
          {Array.from({ length: MOST_BY - 1 }, (_, at) => (
            <BannerField key={at} at={at + 1} choices={choices} by={by} message={undefined} />
          ))}
          <OptionField choices={choices} explored={explored} />
          <Choice
            name="sort"
            label={t('explorer.sort')}
            value={sort}
            options={[
              ['code', t('explorer.sort_code')],
              ['value', t('explorer.sort_value')],
            ]}
          />
          <Choice
            name="swap"
            label={t('explorer.layout')}
            value={swap ? '1' : ''}
            options={[
              ['', t('explorer.layout_groups_across')],
              ['1', t('explorer.layout_groups_down')],
            ]}
          />
        </div>
        <fieldset id="where" class="more">
          <legend>{t('explorer.only')}</legend>
          <p class="dim">{t('explorer.only_help')}</p>
          {messages.has('where') ? <p class="err">{messages.get('where')}</p> : null}
          {choices.sieves.map((sieve) => (
            <SieveFields key={sieve.code} sieve={sieve} where={where} />
          ))}
        </fieldset>
      </details>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  id?: string;
  label: string;
  value: string;
  options: [value: string, words: string][];
  message?: string | undefined;
}

function Choice({ name, id = name, label, value, options, message }: ChoiceProps) {
  return (
    <Field id={id} label={label} message={message}>
      <select
        id={id}
        name={name}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-wrong` : undefined}
      >
        {options.map(([code, words]) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface FieldProps {
  id: string;
  label: string;
  message: string | undefined;
  children: ComponentChildren;
}

const Field = ({ id, label, message, children }: FieldProps) => (
  <div>
    <label for={id}>{label}</label>
    {message ? (
      <p class="err" id={`${id}-wrong`}>
        {message}
      </p>
    ) : null}
    {children}
  </div>
);

function ItemField({
  choices,
  explored,
  message,
}: Omit<Props, 'action' | 'messages'> & { message: string | undefined }) {
  const view = useView();
  const { t, say } = view;
  const words = ({ no, label, question, variables }: Choices['items'][number]) =>
    variables.length > 1
      ? t('explorer.numbered_all', { no, item: say(label) })
      : question
        ? t('explorer.numbered_row', { no, row: say(label) })
        : t('results.numbered', { no, item: itemWords(view, { label }) });
  return (
    <Choice
      name="item"
      label={t('results.which_item')}
      value={explored.item}
      options={choices.items.map((item) => [item.code, words(item)])}
      message={message}
    />
  );
}

interface BannerProps {
  at: number;
  choices: Choices;
  by: string[];
  message: string | undefined;
}

const kinds = [
  ['profile', 'explorer.banners_profile'],
  ['answer', 'explorer.banners_answer'],
  ['opinion', 'explorer.banners_opinion'],
] as const;

function BannerField({ at, choices, by, message }: BannerProps) {
  const view = useView();
  const { t } = view;
  const id = at === 0 ? 'by' : `by-${at + 1}`;
  const option = (banner: Banner) => (
    <option key={banner.code} value={banner.code} selected={banner.code === by[at]}>
      {bannerWords(view, banner)}
    </option>
  );
  return (
    <Field
      id={id}
      label={at === 0 ? t('results.which_groups') : t('explorer.also_by', { no: at + 1 })}
      message={message}
    >
      <select
        id={id}
        name="by"
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-wrong` : undefined}
      >
        <option value="">{at === 0 ? t('results.whole') : t('explorer.nothing_more')}</option>
        {kinds.map(([kind, key]) => {
          const banners = choices.banners.filter((banner) => banner.kind === kind);
          return banners.length > 0 ? (
            <optgroup key={kind} label={t(key)}>
              {banners.map(option)}
            </optgroup>
          ) : null;
        })}
      </select>
    </Field>
  );
}

function WeightsField({ weights }: { weights: Explored['weights'] }) {
  const { t } = useView();
  return (
    <Choice
      name="weights"
      label={t('explorer.weights')}
      value={weights}
      options={[
        ['none', t('results.unweighted')],
        ['raked', t('explorer.weights_raked')],
      ]}
    />
  );
}

/** Columns stand for what comes in by day, which has a figure of its own. */
const offered: ChartKind[] = chartKinds.filter((kind) => kind !== 'columns');

function ChartField({ chart }: { chart: ChartKind | undefined }) {
  const { t } = useView();
  return (
    <Choice
      name="chart"
      label={t('explorer.chart')}
      value={chart ?? ''}
      options={[
        ['', t('explorer.chart_table')],
        ...offered.map((kind): [string, string] => [kind, t(chartWords[kind])]),
      ]}
    />
  );
}

/** Which option a chart of one option shows. */
function OptionField({ choices, explored }: Pick<Props, 'choices' | 'explored'>) {
  const { t, say } = useView();
  const options = choices.items.find(({ code }) => code === explored.item)?.variables[0]?.options ?? [];
  return (
    <div data-depends>
      <label for="option">{t('explorer.option')}</label>
      <select id="option" name="option">
        <option value="">{t('explorer.option_first')}</option>
        {options.map(({ code, text }) => (
          <option key={code} value={code} selected={code === explored.option}>
            {say(text)}
          </option>
        ))}
      </select>
    </div>
  );
}

function SieveFields({ sieve, where }: { sieve: Sieve; where: Explored['where'] }) {
  const view = useView();
  const { t } = view;
  const chosen = where.find(({ variable }) => variable === sieve.code)?.codes ?? [];
  const name = bannerWords(view, sieve);
  return (
    <details class="sift" open={chosen.length > 0}>
      <summary data-sieve={sieve.code}>
        {chosen.length > 0 ? t('explorer.chosen', { name, n: chosen.length }) : name}
      </summary>
      <fieldset class="sieve">
        <legend class="vh">{name}</legend>
        {sieve.values.map((value) => (
          <label key={value.code} class="opt">
            <input
              type="checkbox"
              name="where"
              value={`${sieve.code}:${value.code}`}
              checked={chosen.includes(value.code)}
            />
            {valueWords(view, sieve.code, value)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
