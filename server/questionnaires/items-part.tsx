import type { Item } from '#shared/questionnaire/definition.ts';
import type { DefinitionInProgress } from '#shared/questionnaire/in-progress.ts';
import { useView } from '../http/view.ts';
import { type Filled, Tick, Words } from './form-fields.tsx';
import { itemKindWords } from './preparation-words.ts';

interface Props extends Filled {
  definition: Pick<DefinitionInProgress, 'sections' | 'lists'>;
}

/** The wording of every part, question, option and row. */
export function ItemsPart({ definition, fields, unreadable }: Props) {
  const { t } = useView();
  const filled = { fields, unreadable };
  let no = 0;
  return (
    <section class="sec" id="sections">
      <h2>{t('making.items')}</h2>
      <p class="dim">{definition.sections.length === 0 ? t('making.items_none') : t('making.items_help')}</p>
      {Object.entries(definition.lists).map(([name, options]) => (
        <fieldset key={name} class="sec" id={`list.${name}`}>
          <legend>{t('making.list_shared', { name })}</legend>
          {options.map(({ code }) => (
            <Words
              {...filled}
              key={code}
              name={`list.${name}.${code}`}
              label={t('making.item_option', { code })}
            />
          ))}
        </fieldset>
      ))}
      {definition.sections.map((section, at) => (
        <fieldset key={section.code} class="sec" id={`section.${section.code}`}>
          <legend>{t('making.section_legend', { no: at + 1, code: section.code })}</legend>
          <Words {...filled} name={`section.${section.code}.title`} label={t('making.section_title')} />
          {section.items.map((item) => (
            <ItemPart {...filled} key={item.code} item={item} no={++no} />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function ItemPart({ item, no, ...filled }: Filled & { item: Item; no: number }) {
  const { t } = useView();
  const at = `item.${item.code}`;
  const logic = item.show_if || item.ends || 'options_from' in item || 'fill_when_hidden' in item;
  return (
    <fieldset class="item" id={at}>
      <legend>{t('making.item_legend', { no, code: item.code, kind: t(itemKindWords[item.kind]) })}</legend>
      <Words {...filled} name={`${at}.text`} label={t('making.item_text')} />
      <div class="opts">
        <Tick fields={filled.fields} name={`${at}.required`} label={t('making.item_required')} />
      </div>
      {logic ? <p class="hint">{t('making.item_has_logic')}</p> : null}
      <details class="more">
        <summary>{t('making.more_words')}</summary>
        <Words {...filled} name={`${at}.help`} label={t('making.item_help')} rows={2} />
        <Parts {...filled} item={item} />
      </details>
    </fieldset>
  );
}

function Parts({ item, ...filled }: Filled & { item: Item }) {
  const { t } = useView();
  const at = `item.${item.code}`;
  const options = 'options' in item ? (item.options ?? []) : [];
  return (
    <>
      {('rows' in item ? item.rows : []).map(({ code }) => (
        <Words {...filled} key={code} name={`${at}.row.${code}`} label={t('making.item_row', { code })} />
      ))}
      {options.map(({ code }) => (
        <Words
          {...filled}
          key={code}
          name={`${at}.option.${code}`}
          label={t('making.item_option', { code })}
        />
      ))}
      {item.kind === 'scale' ? (
        <>
          <Words {...filled} name={`${at}.low`} label={t('making.item_low')} />
          <Words {...filled} name={`${at}.high`} label={t('making.item_high')} />
        </>
      ) : null}
      {item.kind === 'number' ? (
        <Words {...filled} name={`${at}.unit`} label={t('making.item_unit')} />
      ) : null}
      {(item.ends ?? []).map((_, no) => (
        <Words {...filled} key={no} name={`${at}.end.${no}`} label={t('making.item_end')} />
      ))}
    </>
  );
}
