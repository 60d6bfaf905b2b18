import { KeyHint } from '../http/desk-keys.tsx';
import { useView } from '../http/view.ts';
import { type DeskFilter, deskPath } from './desk-filter.ts';
import { inquiryCategories, inquiryChannels, kindRules } from './inquiry-rules.ts';
import { channelWords } from './inquiry-words.ts';

interface Props {
  filter: DeskFilter;
  departments: readonly { id: string; words: string }[];
}

/** Search and filters: they make an address, which one officer can send to another. */
export function QueueFilters({ filter, departments }: Props) {
  const { t, say, href } = useView();
  const { tab, q, kind, category, channel, department, topic, urgent, confidential } = filter;
  const set = Boolean(kind || category || channel || department || urgent || confidential);
  return (
    <form class="more" method="get" action={href(deskPath)}>
      <input type="hidden" name="tab" value={tab} />
      {topic ? <input type="hidden" name="topic" value={topic} /> : null}
      <div class="join read">
        <div class="field">
          <label for="q">
            {t('inquiryDesk.search')} <KeyHint k="/" />
          </label>
          <input type="search" id="q" name="q" value={q ?? ''} data-key="/" aria-keyshortcuts="/" />
        </div>
        <button class="btn alt" type="submit">
          {t('moderation.find')}
        </button>
      </div>
      <details open={set}>
        <summary>{t('moderation.filters')}</summary>
        <div class="filters">
          <Choice
            name="kind"
            label={t('inquiryDesk.kind')}
            value={kind}
            choices={kindRules.map(({ code, text }) => ({ code, words: say(text) }))}
          />
          <Choice
            name="category"
            label={t('inquiryDesk.category')}
            value={category}
            choices={inquiryCategories.map(({ code, text }) => ({ code, words: say(text) }))}
          />
          <Choice
            name="channel"
            label={t('moderation.channel')}
            value={channel}
            choices={inquiryChannels.map((code) => ({ code, words: t(channelWords[code]) }))}
          />
          <Choice
            name="department"
            label={t('inquiryDesk.department')}
            value={department}
            choices={departments.map(({ id, words }) => ({ code: id, words }))}
          />
          <Mark name="urgent" label={t('inquiryDesk.urgent')} set={urgent} />
          <Mark name="confidential" label={t('inquiryDesk.confidential')} set={confidential} />
        </div>
      </details>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  choices: { code: string; words: string }[];
}

function Choice({ name, label, value, choices }: ChoiceProps) {
  const { t } = useView();
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{t('moderation.all')}</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Mark({ name, label, set }: { name: string; label: string; set: boolean | undefined }) {
  return (
    <p>
      <label>
        <input type="checkbox" name={name} value="1" checked={set ?? false} />
        {label}
      </label>
    </p>
  );
}
