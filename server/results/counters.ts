import { setImmediate } from 'node:timers/promises';
import { phaseOf } from '#shared/phase.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';
import { dayOf } from '#shared/time.ts';
import type { ActListener, ResponseAct } from '../acts.ts';
import { actsAfter, findHead, type Head } from '../acts-feed.ts';
import type { Context } from '../context.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { ResponseColumns } from './columns/response-columns.ts';
import { Layout } from './layout.ts';
import { type StoredResponse, storedResponses } from './results.queries.ts';
import { Shown } from './shown.ts';
import { type Step, stepOf, Tally } from './tally.ts';

/**
 * The counts of every questionnaire in this process's memory: rebuilt from the stored answers at the start, then fed by
 * committed acts. A rebuild takes its place in commit order, so an act is either among the stored answers that it read or
 * heard after it, never both and never neither. Where other processes write too, the acts of all of them are read from
 * the feed whenever somebody asks, so that every process shows the same.
 */
export class Counters {
  readonly #ctx: Context;
  readonly #counts = new Map<string, Shown>();
  readonly #building = new Map<string, Promise<Shown>>();
  /** Of a shared store: the last number of the feed that is counted. */
  readonly #seqs = new Map<string, number>();
  readonly #following = new Map<string, Promise<void>>();

  private constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Counts what is stored. Its `hear` belongs on `ctx.listeners`. */
  static async start(ctx: Context): Promise<Counters> {
    const counters = new Counters(ctx);
    for (const questionnaire of await listEveryQuestionnaire(ctx)) await counters.of(questionnaire);
    return counters;
  }

  /** The listener of committed acts. */
  readonly hear: ActListener = (act: ResponseAct) => {
    if (!this.#ctx.upkeep.shared) this.#take(act);
  };

  #take(act: ResponseAct): void {
    const shown = this.#counts.get(act.questionnaireId);
    if (!shown) return;
    if (!shown.layout.knows(act.versionNo)) {
      this.#counts.delete(act.questionnaireId);
      return;
    }
    try {
      shown.hear(stepOf(shown.layout, act), dayOf(this.#ctx.clock.now()));
    } catch (error) {
      // The act is stored, so whoever sent it must not hear of this.
      this.#forget(act.questionnaireId, error);
    }
  }

  /** The counts of a questionnaire as officers may see them now. */
  async of(questionnaire: Questionnaire): Promise<Shown> {
    if (this.#ctx.upkeep.shared) await this.#follow(questionnaire.id);
    const known = this.#counts.get(questionnaire.id);
    const shown = known?.layout.knows(questionnaire.live.no) ? known : await this.#build(questionnaire);
    const now = this.#ctx.clock.now();
    try {
      shown.turn(dayOf(now), phaseOf(questionnaire, now) === 'closed');
      return shown;
    } catch (error) {
      this.#forget(questionnaire.id, error);
      return this.of(questionnaire);
    }
  }

  /** What contradicts itself is counted anew from the stored answers when it is asked for. */
  #forget(questionnaireId: string, err: unknown) {
    this.#ctx.log.error({ err }, 'counters');
    this.#counts.delete(questionnaireId);
  }

  /** The responses that crossed figures hold now, as columns. */
  async columns(questionnaire: Questionnaire): Promise<ResponseColumns> {
    return (await this.of(questionnaire)).columns;
  }

  #build(questionnaire: Questionnaire): Promise<Shown> {
    const running = this.#building.get(questionnaire.id);
    if (running) return running;
    const building = this.#rebuild(questionnaire).finally(() => this.#building.delete(questionnaire.id));
    this.#building.set(questionnaire.id, building);
    return building;
  }

  async #rebuild(questionnaire: Questionnaire): Promise<Shown> {
    const { store, upkeep, clock } = this.#ctx;
    const keep = (shown: Shown, head: Head | undefined) => {
      this.#counts.set(questionnaire.id, shown);
      this.#seqs.set(questionnaire.id, head?.seq ?? 0);
    };
    const read = async (db: Context['db']) => {
      const head = upkeep.shared ? await findHead(db, questionnaire.id) : undefined;
      const shown = new Shown(new Layout(questionnaire), dayOf(clock.now()));
      for await (const rows of storedResponses(db, questionnaire.id)) {
        for (const row of rows) shown.load(storedStep(shown.layout, row));
        // Who writes waits for this in any case; who reads need not.
        await setImmediate();
      }
      return { shown, head };
    };
    if (upkeep.shared) {
      const { shown, head } = await store.atOneMoment(read);
      keep(shown, head);
      return shown;
    }
    return store.write(async (tx) => {
      const { shown, head } = await read(tx.db);
      tx.store.afterCommit(() => keep(shown, head));
      return shown;
    });
  }

  /** Takes in what any process has committed since; what cannot be followed is counted anew. */
  #follow(questionnaireId: string): Promise<void> {
    const before = this.#following.get(questionnaireId) ?? Promise.resolve();
    const following = before.catch(() => {}).then(() => this.#catchUp(questionnaireId));
    this.#following.set(questionnaireId, following);
    return following;
  }

  async #catchUp(questionnaireId: string): Promise<void> {
    const seq = this.#seqs.get(questionnaireId);
    if (seq === undefined || !this.#counts.has(questionnaireId)) return;
    const head = await findHead(this.#ctx.db, questionnaireId);
    if (!head || head.seq === seq) return;
    const acts = await actsAfter(this.#ctx.db, questionnaireId, seq, head.seq);
    if (!acts) this.#counts.delete(questionnaireId);
    else for (const act of acts) this.#take(act);
    this.#seqs.set(questionnaireId, head.seq);
  }
}

/** Counts the stored answers of a questionnaire anew: what `verify` and releases hold the counters against. */
export const recount = async (ctx: Context, questionnaire: Questionnaire): Promise<Tally> =>
  (await recountWithColumns(ctx, questionnaire)).tally;

/** The same with the columns that a start makes of the stored answers. */
export async function recountWithColumns(
  ctx: Context,
  questionnaire: Questionnaire,
): Promise<{ tally: Tally; columns: ResponseColumns }> {
  const tally = new Tally(new Layout(questionnaire));
  const columns = new ResponseColumns(tally.layout);
  for await (const rows of storedResponses(ctx.db, questionnaire.id))
    for (const row of rows) {
      const step = storedStep(tally.layout, row);
      tally.step(step);
      columns.load(step);
    }
  return { tally, columns };
}

const storedStep = (
  layout: Layout,
  { version_no, channel, day, entrance, site, answers }: StoredResponse,
): Step => ({
  channel: channel as Channel,
  day,
  version: version_no,
  entrance: entrance ?? undefined,
  site: site ?? undefined,
  before: undefined,
  after: layout.mark(version_no, JSON.parse(answers) as StoredAnswers),
});
