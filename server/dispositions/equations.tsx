import { outcomeWords, stateWords } from '#shared/term-words.ts';
import { dispositionOutcomes } from '#shared/terms.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { commentStates } from '../comments/comment-counts.ts';
import { useView } from '../http/view.ts';
import type { OpinionEquation } from './completeness.ts';
import type { OutcomeSnapshot } from './outcome-snapshot.ts';
import { outcomeFills } from './outcome-words.ts';

interface Term {
  n: number;
  label: string;
  /** How full the ring before the label is. */
  fill?: string;
}

/** A sum written out: a whole and its parts, none left out. */
export function Equation({ whole, parts }: { whole: Term; parts: Term[] }) {
  return (
    <p class="eq num">
      <Part {...whole} />
      {parts.map((part, at) => (
        <>
          {' '}
          <i>{at === 0 ? '=' : '+'}</i> <Part {...part} />
        </>
      ))}
    </p>
  );
}

const Part = ({ n, label, fill }: Term) => (
  <b>
    <b class="big">{sayNumber(n)}</b>{' '}
    <span class={fill === undefined ? undefined : `st ${fill}`.trim()}>{label}</span>
  </b>
);

/** 件: every comment that was received, by where it stands. Held ones are shown while there are any. */
export function CommentsEquation({ comments }: Pick<OutcomeSnapshot, 'comments'>) {
  const { t } = useView();
  const states = commentStates.filter((state) => state !== 'held' || comments.held > 0);
  return (
    <Equation
      whole={{ n: comments.received, label: t('dispositions.received') }}
      parts={states.map((state) => ({ n: comments[state], label: t(stateWords[state]) }))}
    />
  );
}

/** Every opinion of the comments that count is in a group. */
export function OpinionsEquation({ opinions }: { opinions: OpinionEquation }) {
  const { t } = useView();
  return (
    <Equation
      whole={{ n: opinions.counted, label: t('dispositions.to_group') }}
      parts={[
        { n: opinions.grouped, label: t('dispositions.grouped') },
        { n: opinions.ungrouped, label: t('dispositions.ungrouped') },
      ]}
    />
  );
}

/** 条: every group has its answer. */
export function GroupsEquation({ opinions, outcomes }: Pick<OutcomeSnapshot, 'opinions' | 'outcomes'>) {
  const { t } = useView();
  const given = dispositionOutcomes.filter((outcome) => outcomes[outcome]);
  const parts = given.map((outcome) => ({
    n: outcomes[outcome] ?? 0,
    label: t(outcomeWords[outcome]),
    fill: outcomeFills[outcome],
  }));
  const open = { n: opinions.unanswered, label: t('dispositions.unanswered') };
  return (
    <Equation
      whole={{ n: opinions.groups, label: t('dispositions.groups') }}
      parts={open.n > 0 || parts.length === 0 ? [...parts, open] : parts}
    />
  );
}
