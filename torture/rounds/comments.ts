import { randomUUID } from 'node:crypto';
import { formatReceipt, idFor, receiptFor } from '#server/access/receipts.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { Broken, Client, expectStatus } from './client.ts';
import type { Dice } from './dice.ts';
import { CONSULTATION } from './ground.ts';
import { type Act, type Grouped, Sent, type There } from './ledger.ts';
import { at, type Place } from './place.ts';

/** A point of a comment, as far as ours go. */
export interface Point {
  clause: string | null;
  stance: string;
  text: string;
}

/** How a comment stands. */
export interface Standing {
  revision: number;
  words: string;
  decisions: readonly string[];
  hidden: number;
  group: Pick<Grouped, 'title' | 'answers'> | undefined;
}

/** A comment as the store is read: `0 [points] [decisions] hidden 0, in …, answered [answers]`. */
export const commentState = ({ revision, words, decisions, hidden, group }: Standing): string =>
  `${revision} ${words} [${decisions.join(', ')}] hidden ${hidden}, ${
    group ? `in ${group.title}, answered [${group.answers.join(', ')}]` : 'in no group'
  }`;

/** What a comment is once an act is done. */
const becomes = (sent: Sent, change: Partial<Sent>): Pick<Act, 'after' | 'done'> => ({
  after: commentState({ ...sent, ...change }),
  done: () => {
    Object.assign(sent, change);
  },
});

const pointsOf = (dice: Dice): Point[] =>
  Array.from({ length: dice.is(0.3) ? 2 : 1 }, () => ({
    clause: dice.of(['1', '2', null]),
    stance: dice.of(['amend', 'oppose', 'ask']),
    text: `建议 ${dice.words()}`,
  }));

const bodyOf = (points: Point[]) => ({
  version: 1,
  language: 'zh-CN',
  opinions: points.map((point) => ({ ...point, proposed: null, quote: null })),
});

const fieldsOf = (points: Point[]): { [name: string]: string } =>
  Object.fromEntries(
    points.flatMap(({ clause, stance, text }, no) => [
      [`clause-${no}`, clause ?? ''],
      [`stance-${no}`, stance],
      [`text-${no}`, text],
    ]),
  );

/** A comment from a program or by the form. */
export function comment(place: Place, dice: Dice, byForm: boolean): [Sent, Act] {
  const key = randomUUID();
  const points = pointsOf(dice);
  const receipt = receiptFor(place.salts.consultation, key);
  const id = idFor(place.salts.consultation, receipt).toString('hex');
  const { counts } = place.ledger;
  const sent = place.ledger.add(
    new Sent(counts, 'comment', key, id, receipt, bodyOf(points), canonicalJson(points)),
  );
  const client = new Client(place.transport);
  const name = byForm ? 'comment by form' : 'comment';
  const send = async (there: There) => {
    const reply = byForm
      ? await client.form(`/consultations/${CONSULTATION}/comments`, {
          version: '1',
          key,
          ...fieldsOf(points),
        })
      : await client.json(place.commentsApi, key, sent.first);
    if (typeof there !== 'boolean') expectStatus(name, reply, 200, 201);
    else expectStatus(name, reply, there ? 200 : 201);
    if (!reply.text.includes(formatReceipt(receipt)))
      throw new Broken('every key gives its one receipt', `${name}: another receipt`);
  };
  return [sent, { name, blind: true, steps: [send], after: commentState(sent) }];
}

export function correctComment(place: Place, sent: Sent, dice: Dice): Act {
  const points = pointsOf(dice);
  const client = new Client(place.transport);
  const revision = sent.revision;
  const fields = { receipt: sent.receipt, revision: String(revision), version: '1', ...fieldsOf(points) };
  const send = async () => {
    expectStatus('corrected comment', await client.form('/receipts/comments/correction', fields), 200, 201);
  };
  return {
    name: 'correct a comment',
    blind: true,
    steps: [send],
    ...becomes(sent, {
      revision: revision + 1,
      words: canonicalJson(points),
      hidden: 0,
      group: undefined,
      opinion: undefined,
    }),
  };
}

/** Whether officers decided to show it, as it stands. */
export function isReleased({ decisions, revision }: Sent): boolean {
  const [, act, of] = decisions.at(-1)?.split(' ') ?? [];
  return act === 'release' && of === String(revision);
}

/** Its first opinion is put into a group of its own, or the group is answered. */
export function account(place: Place, sent: Sent, dice: Dice): Act {
  const root = `/workspace/consultations/${CONSULTATION}`;
  const { group } = sent;
  if (!group) {
    const title = `归并 ${dice.words()}`;
    const fields = { opinion: String(sent.opinion), group: 'new', title_zh: title, title_en: '' };
    const send = async () => {
      expectStatus('group', await at(place, 'analyst').form(`${root}/opinions/placements`, fields), 303);
    };
    return { name: 'group', steps: [send], ...becomes(sent, { group: { title, answers: [] } }) };
  }
  const outcome = dice.of(['adopted', 'not_adopted']);
  const fields = { outcome, reason_zh: `因为 ${dice.words()}`, clause: '1' };
  const send = async () => {
    expectStatus('disposition', await at(place, 'analyst').form(`${root}/groups/${group.no}`, fields), 303);
  };
  const answers = [...group.answers, `${group.answers.length + 1} ${outcome} ${fields.reason_zh}`];
  return { name: 'answer a group', steps: [send], ...becomes(sent, { group: { ...group, answers } }) };
}

/** What the officer may do with a comment as it stands: decide, or undo the decision. */
export function moderate(place: Place, sent: Sent, dice: Dice): Act {
  const last = sent.decisions.at(-1)?.split(' ') ?? [];
  const decided = last[2] === String(sent.revision) && last[1] !== 'reopen';
  const seq = sent.decisions.length;
  const act = decided ? 'reopen' : dice.pick({ release: 6, hide: 2, withhold: 1, refer: 1 });
  const [first] = JSON.parse(sent.words) as Point[];
  const fields = {
    revision: String(sent.revision),
    seq: String(seq),
    ...(act === 'hide' ? { act: 'release', hide: first?.text.slice(3) ?? '', hide_kind: 'name' } : { act }),
    ...(act === 'withhold' ? { rule: 'advertising' } : {}),
    ...(act === 'refer' ? { destination: 'petition' } : {}),
  };
  const root = `/workspace/consultations/${CONSULTATION}/comments/${sent.no}`;
  const send = async (there: There) => {
    const reply = await at(place, 'moderator').form(`${root}/${decided ? 'reopening' : 'decision'}`, fields);
    expectStatus(act, reply, there ? 409 : 303);
  };
  const decisions = [...sent.decisions, `${seq + 1} ${act === 'hide' ? 'release' : act} ${sent.revision}`];
  const hidden = act === 'hide' ? 1 : 0;
  return {
    name: decided ? 'reopen' : 'decide',
    steps: [send],
    ...becomes(sent, { decisions, hidden }),
  };
}
