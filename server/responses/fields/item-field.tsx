import type { Condition, Definition } from '#shared/questionnaire/definition.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { useView } from '../../http/view.ts';
import { ChoiceField } from './choice-field.tsx';
import type { FieldProps } from './field.ts';
import { MatrixField } from './matrix-field.tsx';
import { RankingField } from './ranking-field.tsx';
import { RegionField } from './region-field.tsx';
import { TextField } from './text-field.tsx';

interface Props extends FieldProps {
  definition: Definition;
  /** Drawn hidden and disabled, so that a script can reveal it and a form never sends it. */
  away: boolean;
}

/** One item with its number, wording and field. `shown` tells the server which items stood on the page. */
export function ItemField(props: Props) {
  const { definition, item, away, messages } = props;
  const { t, say } = useView();
  const no = numberOf(definition, item.code);
  const source = item.show_if && firstSource(item.show_if);
  const bad = [...messages.keys()].some(
    (field) => field.split('.')[0] === item.code || field.startsWith(`${item.code}__`),
  );
  const classes = ['item', source ? 'if' : '', bad ? 'bad' : ''].filter(Boolean).join(' ');
  return (
    <fieldset class={classes} data-item={item.code} hidden={away} disabled={away}>
      <legend id={`legend-${item.code}`}>
        <span class="no">
          {source
            ? t('responses.because', { no, source: numberOf(definition, source) })
            : t('responses.item_no', { no })}
        </span>
        {say(item.text)}
      </legend>
      <input type="hidden" name="shown" value={item.code} />
      {item.help ? <p class="hint">{say(item.help)}</p> : null}
      {item.required ? null : <p class="hint">{t('responses.optional')}</p>}
      <Field {...props} />
    </fieldset>
  );
}

function Field(props: Props) {
  const { item } = props;
  switch (item.kind) {
    case 'region':
      return <RegionField {...props} item={item} />;
    case 'matrix':
      return <MatrixField {...props} item={item} />;
    case 'ranking':
      return <RankingField {...props} item={item} />;
    case 'text':
    case 'number':
    case 'date':
      return <TextField {...props} item={item} />;
    default:
      return <ChoiceField {...props} item={item} />;
  }
}

/** The first item that a condition speaks of, for the words that say why an item is there. */
function firstSource(tree: Condition): string | undefined {
  if ('all' in tree) return tree.all.map(firstSource).at(-1);
  if ('any' in tree) return tree.any.map(firstSource)[0];
  if ('not' in tree) return firstSource(tree.not);
  return splitRef(tree.item)[0];
}
