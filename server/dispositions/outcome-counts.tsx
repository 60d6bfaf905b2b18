import { channelWords } from '#shared/term-words.ts';
import { commentChannels } from '#shared/terms.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';

/** What the equation leaves unsaid: by which rule, to which office, by which channel, and what is counted how. */
export function OutcomeCounts({ snapshot }: { snapshot: OutcomeSnapshot }) {
  const { t, say } = useView();
  const { withheld, referred, channels, no_comment, signatories, identical } = snapshot;
  const came = commentChannels
    .filter((channel) => channels[channel])
    .map((channel) =>
      t('dispositions.count_of', { name: t(channelWords[channel]), n: sayNumber(channels[channel] ?? 0) }),
    );
  const lines = [
    ...(came.length > 0
      ? [t('dispositions.by_channel', { list: came.join(t('dispositions.list_separator')) })]
      : []),
    ...withheld.map(({ title, basis, comments }) =>
      t('dispositions.withheld_by', { rule: say(title), basis: say(basis), n: sayNumber(comments) }),
    ),
    ...referred.map(({ title, comments }) =>
      t('dispositions.referred_to', { office: say(title), n: sayNumber(comments) }),
    ),
    ...(no_comment > 0 ? [t('dispositions.no_comment', { n: sayNumber(no_comment) })] : []),
    ...(signatories > 0 ? [t('dispositions.signatories', { n: sayNumber(signatories) })] : []),
    ...(identical.texts > 0
      ? [
          t('dispositions.identical', {
            comments: sayNumber(identical.comments),
            texts: sayNumber(identical.texts),
          }),
        ]
      : []),
  ];
  return (
    <ul class="read sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
