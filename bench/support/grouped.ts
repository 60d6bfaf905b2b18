import Database from 'better-sqlite3';
import { openReader } from '#db/sqlite/open.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import type { PooledTable } from '#server/results/columns/count-table.ts';
import type { Layout } from '#server/results/layout.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';

/** What is asked of SQLite: an item by a banner or over everybody, among those who meet the conditions. */
export interface Grouped {
  item: string;
  by: string | null;
  where: { variable: string; codes: string[] }[];
}

type Counted = { grp: string | null; code: string | null; n: number }[];

const columnsOf = ['channel', 'day', 'entrance', 'site'];

/**
 * The same counts by SQLite's GROUP BY, in two ways: from the stored answers by `json_extract`, and from a table with a
 * column for each question (one for each option of a choose-all), in memory, as somebody who knew the questionnaire would
 * make it.
 */
export class GroupedBySqlite {
  readonly #json: ReturnType<typeof openReader>;
  readonly #wide = new Database(':memory:');
  readonly #layout: Layout;
  readonly #questionnaire: string;

  constructor(file: string, { id }: Questionnaire, layout: Layout) {
    this.#json = openReader(file);
    this.#layout = layout;
    this.#questionnaire = id;
    this.#fill();
  }

  close() {
    this.#json.close();
    this.#wide.close();
  }

  json({ item, by, where }: Grouped): Counted {
    const many = this.#many(item);
    const value = many
      ? 'j.value'
      : item.endsWith('.1')
        ? `json_extract(answers, '$.${item.slice(0, -2)}[0]')`
        : jsonPath(item);
    const grp = by === null ? 'null' : this.#many(by) ? 'g.value' : jsonPath(by);
    const from = [
      'response',
      ...(many ? [`json_each(answers, '$.${item}') j`] : []),
      ...(by !== null && this.#many(by) ? [`json_each(answers, '$.${by}') g`] : []),
    ].join(', ');
    return this.#json
      .prepare(
        `select ${grp} as grp, ${value} as code, count(*) as n from ${from}
         where questionnaire_id = ? and answers is not null ${conditions(where, jsonPath)} group by 1, 2`,
      )
      .all(this.#questionnaire) as Counted;
  }

  wide({ item, by, where }: Grouped): Counted {
    const among = `where 1 ${conditions(where, quoted)}`;
    const options = this.#options(item);
    const groups = by === null ? [null] : this.#many(by) ? this.#options(by) : [undefined];
    return groups.flatMap((group): Counted => {
      const one = typeof group === 'string' ? ` and ${quoted(`${by}:${group}`)} = 1` : '';
      const grp = by === null || typeof group === 'string' ? 'null' : quoted(by);
      const told = (rows: Counted) =>
        rows.map((row) => ({ ...row, grp: group === undefined ? row.grp : group }));
      if (!this.#many(item))
        return told(
          this.#wide
            .prepare(
              `select ${grp} as grp, ${quoted(item)} as code, count(*) as n from wide ${among}${one} group by 1, 2`,
            )
            .all() as Counted,
        );
      const sums = options.map((code, at) => `sum(${quoted(`${item}:${code}`)}) as "n${at}"`).join(', ');
      const rows = this.#wide
        .prepare(`select ${grp} as grp, ${sums} from wide ${among}${one} group by 1`)
        .all() as ({ grp: string | null } & { [n: string]: number })[];
      return told(
        rows.flatMap((row) => options.map((code, at) => ({ grp: row.grp, code, n: row[`n${at}`] ?? 0 }))),
      );
    });
  }

  /** By weight cell too: everybody of one answer to `of` weighs the same. */
  cells({ item, by }: Grouped, of: string) {
    return this.#wide
      .prepare(
        `select ${quoted(by ?? item)} as grp, ${quoted(item)} as code, ${quoted(of)} as cell, count(*) as n from wide
         where ${quoted(of)} is not null group by 1, 2, 3`,
      )
      .all() as { grp: string | null; code: string | null; cell: string; n: number }[];
  }

  #many = (code: string) => this.#layout.find(code)?.choice === 'many';
  #options = (code: string) => this.#layout.find(code)?.options.map((option) => option.code) ?? [];

  #fill() {
    const variables = this.#layout.variables;
    const names = [
      ...columnsOf,
      ...variables.flatMap(({ code, choice, options }) =>
        choice === 'one' ? [code] : options.map((option) => `${code}:${option.code}`),
      ),
    ];
    this.#wide.exec(`create table wide (${names.map(quoted).join(', ')})`);
    const insert = this.#wide.prepare(`insert into wide values (${names.map(() => '?').join(', ')})`);
    const rows = this.#json
      .prepare(
        'select channel, day, entrance, site, answers from response where questionnaire_id = ? and answers is not null',
      )
      .iterate(this.#questionnaire) as Iterable<{ answers: string; [column: string]: string | null }>;
    this.#wide.transaction(() => {
      for (const row of rows) {
        const answers = JSON.parse(row.answers) as StoredAnswers;
        insert.run([
          ...columnsOf.map((column) => row[column] ?? null),
          ...variables.flatMap(({ code, item, choice, options }): (string | number | null)[] => {
            const answer = answers[item];
            if (choice === 'many')
              return options.map((option) => (Array.isArray(answer) && answer.includes(option.code) ? 1 : 0));
            if (Array.isArray(answer)) return [answer[0] ?? null];
            if (typeof answer === 'object') return [answer[code.slice(item.length + 1)] ?? null];
            return [answer === undefined ? null : String(answer)];
          }),
        ]);
      }
    })();
  }
}

const quoted = (name: string) => `"${name}"`;
const jsonPath = (code: string) => (columnsOf.includes(code) ? code : `json_extract(answers, '$.${code}')`);

const conditions = (where: Grouped['where'], place: (code: string) => string) =>
  where
    .map(
      ({ variable, codes }) => ` and ${place(variable)} in (${codes.map((code) => `'${code}'`).join(', ')})`,
    )
    .join('');

/** Throws where a cell of the engine's table is not what SQLite counted. */
export function compare(table: PooledTable, counted: Counted, way: string, many: boolean): void {
  const told = new Map(counted.map(({ grp, code, n }) => [`${grp ?? ''} ${code}`, n]));
  for (const [group, name] of table.groups.entries()) {
    // Whoever chose nothing of a choose-all is in none of SQLite's groups.
    if (many && name === '') continue;
    for (const [option, code] of table.options.entries()) {
      const n = table.counts[option]![group]!.reduce((sum, each) => sum + each, 0);
      const other = told.get(`${name ?? ''} ${code}`) ?? 0;
      if (n !== other)
        throw new Error(`${table.item} by ${table.by}, ${code} of ${name}: ${n}, and ${other} by ${way}`);
    }
  }
}
