import { randomUUID } from 'node:crypto';
import { formatReceipt, idFor, receiptFor } from '#server/access/receipts.ts';
import { keyOf } from '#server/responses/answering.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { Broken, Client, Cut, expectStatus, Refused, type Reply } from './client.ts';
import type { Dice } from './dice.ts';
import { QUESTIONNAIRE } from './ground.ts';
import { type Act, Sent, type There } from './ledger.ts';
import type { Place } from './place.ts';

const page = `/questionnaires/${QUESTIONNAIRE}`;
const api = `/api/v1${page}/responses`;

/** A response as the store is read: `0 zh-CN {…}`, words among the answers. */
export const responseState = (revision: number, answers: Answers | null, language: string): string =>
  answers === null ? `${revision} withdrawn` : `${revision} ${language} ${canonicalJson(answers)}`;

const someAnswers = (dice: Dice): Answers => ({
  A1: dice.of(['young', 'old'] as const) === 'old' ? 'old' : 'young',
  B1: dice.of([['tea'], ['rice'], ['tea', 'rice'], ['fish'], ['none']]),
  ...(dice.is(0.6) ? { B2: `话 ${dice.words()}` } : {}),
});

/** `old` asks for a help. */
const complete = (dice: Dice): Answers => {
  const answers = someAnswers(dice);
  return answers.A1 === 'old' ? { ...answers, A2: dice.of(['stick', 'chair'] as const) } : answers;
};

const bodyOf = (answers: Answers) => ({ version: 1, language: 'zh-CN', answers });

function newResponse(place: Place, key: string, answers: Answers): Sent {
  const receipt = receiptFor(place.salts.questionnaire, key);
  const id = idFor(place.salts.questionnaire, receipt).toString('hex');
  const words = canonicalJson(answers);
  return new Sent(place.ledger.counts, 'response', key, id, receipt, bodyOf(answers), words);
}

/** Throws Broken unless the reply shows the receipt that belongs to the key. */
function expectReceipt(what: string, { text }: Reply, receipt: string): void {
  if (!text.includes(formatReceipt(receipt)))
    throw new Broken('every key gives its one receipt', `${what}: another receipt`);
}

/** Sends once, or twice at the same time; one reply is enough. */
async function once(twice: boolean, send: () => Promise<Reply>): Promise<Reply[]> {
  const tried = await Promise.allSettled(twice ? [send(), send()] : [send()]);
  const replies = tried.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const failed = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  // Worst first: a fault, then what nobody knows.
  const worst =
    failed.find((reason) => !(reason instanceof Cut)) ??
    failed.find((reason) => !(reason instanceof Refused));
  if (worst && !(worst instanceof Cut && replies.length > 0)) throw worst;
  if (failed.length > 0 && replies.length === 0) throw failed[0];
  return replies;
}

/** Of what is new one reply says so, and no other. */
function expectOneNew(what: string, replies: Reply[], there: There, sure: boolean): void {
  for (const reply of replies) expectStatus(what, reply, 200, 201);
  const created = replies.filter(({ status }) => status === 201).length;
  if (created > 1 || (there === true && created > 0) || (sure && !there && created === 0))
    throw new Broken(
      'nothing is doubled',
      `${what}: ${created} of ${replies.length} replies say that it is new, it was there: ${there}`,
    );
}

/** An answer as a program sends it. */
export function answerByApi(place: Place, dice: Dice): [Sent, Act] {
  const answers = complete(dice);
  const sent = place.ledger.add(newResponse(place, randomUUID(), answers));
  const client = new Client(place.transport);
  const twice = dice.is(0.15);
  const post = async (there: There) => {
    const replies = await once(twice, () => client.json(api, sent.key, sent.first));
    expectOneNew('answer', replies, there, replies.length === (twice ? 2 : 1));
    for (const reply of replies) expectReceipt('answer', reply, sent.receipt);
  };
  return [sent, { name: 'answer', blind: true, steps: [post], after: responseState(0, answers, 'zh-CN') }];
}

/** The forms of the two parts, as their pages would be filled in. */
const partsOf = (answers: Answers): [string, { [name: string]: string | string[] }][] => [
  [
    `${page}/sections/A`,
    {
      shown: answers.A2 ? ['A1', 'A2'] : ['A1'],
      A1: String(answers.A1),
      ...(answers.A2 ? { A2: String(answers.A2) } : {}),
    },
  ],
  [`${page}/sections/B`, { shown: ['B1', 'B2'], B1: answers.B1 as string[], B2: String(answers.B2 ?? '') }],
];

const fillIn = (client: Client, answers: Answers) =>
  partsOf(answers).map(([path, fields]) => async () => {
    expectStatus(path, await client.form(path, fields), 303);
  });

/** An answer page by page, in a browser without scripts. Its key is known once it has begun. */
export function answerByForm(place: Place, dice: Dice): { begin(): Promise<[Sent, Act]> } {
  const answers = complete(dice);
  const client = new Client(place.transport);
  const twice = dice.is(0.15);
  return {
    async begin() {
      expectStatus('begin', await client.form(`${page}/answering`, {}), 303);
      const token = client.cookie(`answering-${QUESTIONNAIRE}`) ?? '';
      const sent = place.ledger.add(newResponse(place, keyOf(token), answers));
      sent.half = token;
      const send = async (there: There) => {
        const replies = await once(twice, () => client.form(`${page}/responses`, {}));
        expectOneNew('answer by form', replies, there, replies.length === (twice ? 2 : 1));
        for (const reply of replies) expectReceipt('answer by form', reply, sent.receipt);
      };
      const steps = [...fillIn(client, answers), send];
      return [
        sent,
        { name: 'answer by form', blind: true, steps, after: responseState(0, answers, 'zh-CN') },
      ];
    },
  };
}

/** Puts other answers in place of those that are there. */
export function correctAnswer(place: Place, sent: Sent, dice: Dice): Act {
  const answers = complete(dice);
  const client = new Client(place.transport);
  const begin = async () => {
    expectStatus('correction', await client.form('/receipts/correction', { receipt: sent.receipt }), 303);
  };
  const send = async () => {
    const reply = expectStatus('correction', await client.form(`${page}/responses`, {}), 200);
    expectReceipt('correction', reply, sent.receipt);
  };
  return {
    name: 'correct an answer',
    blind: true,
    steps: [begin, ...fillIn(client, answers), send],
    after: responseState(sent.revision + 1, answers, 'zh-CN'),
    done() {
      sent.revision += 1;
      sent.words = canonicalJson(answers);
    },
  };
}

/** Withdraws an answer or a comment by its receipt. */
export function withdraw(place: Place, sent: Sent): Act {
  const client = new Client(place.transport);
  const fields = { receipt: sent.receipt, confirmed: 'yes' };
  const send = async () => {
    expectStatus('withdrawal', await client.form('/receipts/withdrawal', fields), 200);
  };
  const decided = sent.kind === 'comment' ? ` [${sent.decisions.join(', ')}]` : '';
  return {
    name: sent.kind === 'response' ? 'withdraw an answer' : 'withdraw a comment',
    blind: true,
    steps: [send],
    after: `${sent.revision + 1} withdrawn${decided}`,
    done() {
      sent.revision += 1;
      sent.withdrawn = true;
    },
  };
}

/** Sends what was sent before once more: nothing changes, and the key gives its receipt. */
export async function repost(place: Place, sent: Sent): Promise<void> {
  const path = sent.kind === 'response' ? api : place.commentsApi;
  const reply = await new Client(place.transport).json(path, sent.key, sent.first);
  expectStatus('a key sent again', reply, 200);
  expectReceipt('a key sent again', reply, sent.receipt);
  place.ledger.counts.add('reposted', sent.kind);
}
