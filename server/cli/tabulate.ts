import type { Command, ExitCode, Run } from './command.ts';
import { readTabulateArguments } from './tabulate-arguments.ts';
import { tabulation } from './tabulate-document.ts';
import { TabulateRefusal, TabulateUsage } from './tabulate-refusal.ts';
import { tabulationLines } from './tabulate-words.ts';

const help = `Counts an item of a CSV file, one respondent a row, with the statistics of the published figures; it needs
no server. docs/tabulate.md says how a published figure is computed again.

--data FILE.csv       UTF-8, a header row, codes or words; an empty cell is a missing answer
--item COLUMN         what is counted
--by COLUMN           the groups of the columns after the first
--where COLUMN=CODE   only these rows; codes of one column are alternatives, several columns must all hold
--weight COLUMN       the weight of each row
--rake MARGINS.json   {"column": {"code": total}}: weights that meet these totals, from --weight or from 1
--trim LOW,HIGH       with --rake: bounds of a weight, as parts of the mean weight, in each sweep
--strata COLUMN       the stratum of each row
--cluster COLUMN      its cluster, within the stratum
--multi SEPARATOR     the item holds several codes in a cell, with this between them
--json                one JSON document, all digits

Exit: 0 done; 1 the file cannot be counted so, with the reason; 2 wrong usage.`;

export const tabulate: Command = {
  name: 'tabulate',
  takes: '--data FILE.csv --item COLUMN [--by COLUMN] …',
  does: 'counts an item of a CSV file, weighted and with its uncertainty',
  help,
  run: async (run) => {
    try {
      return await count(run);
    } catch (error) {
      return refuse(run, error);
    }
  },
};

async function count({ args, out }: Run): Promise<ExitCode> {
  const asked = readTabulateArguments(args);
  const found = await tabulation(asked);
  if (asked.json) out(JSON.stringify(found));
  else for (const line of tabulationLines(found, asked.strata !== null || asked.cluster !== null)) out(line);
  return 0;
}

function refuse({ args, out, err }: Run, error: unknown): ExitCode {
  if (error instanceof TabulateUsage) {
    err(`${error.message}: tabulate --help says what there is`);
    return 2;
  }
  if (!(error instanceof TabulateRefusal)) throw error;
  const { type, message } = error;
  if (args.includes('--json')) out(JSON.stringify({ error: { type, message } }));
  else err(message);
  return 1;
}
