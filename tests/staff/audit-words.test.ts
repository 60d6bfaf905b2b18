import { expect, test } from 'vitest';
import { transitions } from '#server/inquiries/case/transitions.ts';
import { actWords } from '#server/staff/audit-words.ts';
import { pieceChains } from '#server/staff/publications.ts';
import { zhCN } from '#shared/i18n/catalogues.ts';
import { readSources } from '../architecture/source.ts';

/** `<noun>.<past participle>`, as acts are named. */
const actLike =
  /^[a-z]+([-_][a-z]+)*\.([a-z]+-)*([a-z]+ed|begun|forgotten|given|kept|made|put|read|sent|set|set-up|shown|taken|withdrawn|written)$/;

/** Keys of the interface, which look alike. */
const words = new Set(
  Object.entries(zhCN).flatMap(([namespace, keys]) =>
    Object.keys(keys).map((key) => `${namespace}.${key.replace(/_other$/, '')}`),
  ),
);

test('every act that is recorded has words in the audit trail', () => {
  const acts = readSources()
    .filter(({ path }) => path.startsWith('server/') && !path.endsWith('.queries.ts'))
    .flatMap(({ strings }) => strings)
    .filter((text) => actLike.test(text) && !words.has(text));
  // Put together from a kind: the scan of the sources cannot see them.
  for (const kind of ['questionnaire', 'release', 'consultation', 'outcome', ...pieceChains])
    acts.push(`${kind}.retracted`);
  for (const kind of ['questionnaire', 'consultation']) acts.push(`${kind}.rehearsal-deleted`);
  for (const act of ['receive', ...Object.values(transitions).flatMap((from) => Object.keys(from))])
    acts.push(`inquiry.${act}`);
  expect(acts).toContain('session.begun');
  expect(acts).toContain('disposition.written');
  expect([...new Set(acts)].filter((act) => !Object.hasOwn(actWords, act))).toEqual([]);
});
