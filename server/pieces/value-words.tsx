import { languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { isDay } from '#shared/time.ts';
import { useView, type View } from '../http/view.ts';
import type { Difference } from './differences.ts';
import type { Field } from './fields.ts';
import type { PieceFile } from './files.ts';

/** The names of what leads to a field: `节目 · 2 · 时间`. */
export const sayPath = ({ t }: Pick<View, 't'>, path: Difference['path']): string =>
  path
    .filter((step) => typeof step !== 'object' || step.name !== '')
    .map((step) => (typeof step === 'object' ? t(step.label) : String(step)))
    .join(' · ');

interface Props {
  field: Field | undefined;
  value: unknown;
  files: readonly PieceFile[];
}

/** What stands in a field, to be read. */
export function ValueWords({ field, value, files }: Props) {
  const view = useView();
  const { t, language } = view;
  if (value === undefined || value === null || value === '')
    return <span class="dim">{t('pieces.value_none')}</span>;
  switch (field?.as) {
    case 'text':
      return <TextWords text={value as Partial<Text>} />;
    case 'flag':
      return <>{t(value === true ? 'pieces.value_yes' : 'pieces.value_no')}</>;
    case 'choice':
    case 'choices':
      return (
        <>
          {[value]
            .flat()
            .map((each) => sayChoice(view, field, each))
            .join(' · ')}
        </>
      );
    case 'file':
      return <>{files.find(({ id }) => id === value)?.name ?? String(value)}</>;
    case 'day':
      return <>{isDay(String(value)) ? sayDay(String(value), language) : String(value)}</>;
    case 'moment': {
      const at = new Date(String(value));
      return <>{Number.isNaN(at.getTime()) ? String(value) : sayTime(at, language)}</>;
    }
    default:
      if (Array.isArray(value)) return <>{value.map(String).join(' · ')}</>;
      return <span class="words">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>;
  }
}

const sayChoice = (
  { t }: View,
  { choices }: { choices: readonly { value: string; label: Parameters<View['t']>[0] }[] },
  value: unknown,
): string => {
  const found = choices.find((each) => each.value === value);
  return found ? t(found.label) : String(value);
};

function TextWords({ text }: { text: Partial<Text> }) {
  return (
    <>
      {languages
        .filter((each) => text[each])
        .map((each) => (
          <p key={each} class="words" lang={each}>
            {text[each]}
          </p>
        ))}
    </>
  );
}
