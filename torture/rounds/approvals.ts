import { partsOf } from '#shared/text/form-times.ts';
import { formsOf } from '#tests/support/form.ts';
import { expectStatus } from './client.ts';
import type { Dice } from './dice.ts';
import { CONSULTATION } from './ground.ts';
import { type Act, type There, Thing } from './ledger.ts';
import { at, type Place } from './place.ts';

export const chainActs = ['draft', 'sign', 'return', 'recall'] as const;
type ChainAct = (typeof chainActs)[number];
export type Done = { [act in ChainAct]: number };

/** All that officers did to the period, as the store is read. */
export const chainState = (done: Done): string => chainActs.map((act) => `${act} ${done[act]}`).join(', ');

/**
 * One officer proposes to extend the period by a minute, another signs it or returns it, or it is taken back: one sheet
 * after the other.
 */
export class Chain extends Thing {
  done: Done = { draft: 0, sign: 0, return: 0, recall: 0 };
  /** The sheet that waits. */
  waiting: string | undefined;
  /** Acts that were acknowledged, as `<sheet> <act>`. */
  readonly acknowledgedActs: string[] = [];
  /** When the period closes now. */
  closesAt = new Date(0);

  /** Before anything was done. */
  begin(closesAt: Date): void {
    this.closesAt = closesAt;
    this.may = [chainState(this.done)];
  }

  next(place: Place, dice: Dice): Act {
    return this.waiting === undefined ? this.#propose(place) : this.#decide(place, this.waiting, dice);
  }

  #after(act: ChainAct): Pick<Act, 'after' | 'name'> & { counted: Done } {
    const counted = { ...this.done, [act]: this.done[act] + 1 };
    return { name: `${act} a sheet`, after: chainState(counted), counted };
  }

  #propose(place: Place): Act {
    const { counted, ...named } = this.#after('draft');
    const { day, time } = partsOf(new Date(this.closesAt.getTime() + 60_000).toISOString(), false);
    const fields = { kind: 'extend', day, time, reason: '便于公众提出意见', reason_en: '' };
    let sheet = '';
    const send = async (there: There) => {
      const path = `/workspace/consultations/${CONSULTATION}/period`;
      const reply = await at(place, 'editor').form(path, fields);
      expectStatus('propose', reply, there ? 409 : 303);
      sheet = /\/approvals\/([\w-]+)/.exec(reply.headers.location ?? '')?.[1] ?? '';
    };
    return {
      ...named,
      steps: [send],
      done: () => {
        this.done = counted;
        // Where the reply was lost, the check has found the sheet.
        if (sheet) this.waiting = sheet;
        this.acknowledgedActs.push(`${this.waiting} draft`);
      },
    };
  }

  #decide(place: Place, sheet: string, dice: Dice): Act {
    const act = dice.pick({ sign: 3, return: 2, recall: 1 });
    const { counted, ...named } = this.#after(act);
    const path = `/workspace/approvals/${sheet}`;
    const officer = () => at(place, act === 'recall' ? 'editor' : 'approver');
    let fields = new URLSearchParams();
    const read = async () => {
      const page = expectStatus('sheet', await officer().get(path), 200);
      const form = formsOf(page.text).find(({ action }) => action.endsWith('/signature'));
      fields = new URLSearchParams(form?.fields);
      fields.set('secrecy', 'reviewed');
    };
    const send = async (there: There) => {
      const [end, sent] =
        act === 'sign'
          ? ['signature', fields]
          : act === 'return'
            ? ['return', { note: '请说明' }]
            : ['recall', {}];
      expectStatus(act, await officer().form(`${path}/${end}`, sent), there ? 409 : 303);
    };
    return {
      ...named,
      steps: act === 'sign' ? [read, send] : [send],
      done: () => {
        this.done = counted;
        this.acknowledgedActs.push(`${sheet} ${act}`);
        this.waiting = undefined;
        if (act === 'sign') this.closesAt = new Date(this.closesAt.getTime() + 60_000);
      },
    };
  }
}
