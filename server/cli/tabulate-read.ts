import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { TabulateRefusal } from './tabulate-refusal.ts';

/** A column as codes: `of[row]` is the place of the row's code, -1 where it has none. */
export interface Column {
  name: string;
  codes: string[];
  of: Int32Array;
}

/** The columns that a command names, in the order of the rows. */
export interface Data {
  n: number;
  header: string[];
  column(name: string): Column;
}

/** Gathers one column; the array doubles as rows come. */
class Gathering {
  private of = new Int32Array(1024);
  private readonly places = new Map<string, number>();
  private readonly codes: string[] = [];

  constructor(
    readonly name: string,
    readonly at: number,
  ) {}

  add(row: number, text: string): void {
    if (row === this.of.length) {
      const longer = new Int32Array(row * 2);
      longer.set(this.of);
      this.of = longer;
    }
    let place = this.places.get(text);
    if (place === undefined) {
      place = text.trim() === '' ? -1 : this.codes.push(text) - 1;
      this.places.set(text, place);
    }
    this.of[row] = place;
  }

  done(n: number): Column {
    return { name: this.name, codes: this.codes, of: this.of.slice(0, n) };
  }
}

/**
 * Reads a CSV file by rows, keeping only the columns that `wanted` names out of the header: UTF-8 with or without a byte
 * order mark, any line ends, cells in quotes. Throws TabulateRefusal.
 */
export async function readData(path: string, wanted: (header: string[]) => string[]): Promise<Data> {
  let header: string[] | undefined;
  let columns: Gathering[] = [];
  let n = 0;
  const parser = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    on_record: (record: string[]) => {
      if (header) {
        for (const column of columns) column.add(n, record[column.at]!);
        n++;
      } else {
        header = record.map((name) => name.trim());
        columns = gatherings(header, wanted(header));
      }
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), checked, parser);
  } catch (error) {
    throw refusalOf(path, error);
  }
  if (!header) throw new TabulateRefusal('no-header', `${path} is empty: there is no header row`);
  if (n === 0) throw new TabulateRefusal('no-rows', `${path} has a header row and nothing below it`);
  const read = new Map(columns.map((column) => [column.name, column.done(n)]));
  return { n, header, column: (name) => read.get(name)! };
}

function gatherings(header: string[], names: string[]): Gathering[] {
  return [...new Set(names)].map((name) => {
    const at = header.indexOf(name);
    if (at < 0)
      throw new TabulateRefusal(
        'unknown-column',
        `There is no column '${name}': there are ${listOf(header)}`,
      );
    if (header.lastIndexOf(name) !== at)
      throw new TabulateRefusal('duplicate-column', `Two columns are called '${name}'`);
    return new Gathering(name, at);
  });
}

const listOf = (names: string[]) =>
  names.length > 30 ? `${names.slice(0, 30).join(', ')} and ${names.length - 30} more` : names.join(', ');

/** The bytes as they are, once they are seen to be UTF-8: a file in another encoding is refused, not misread. */
async function* checked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) {
    decoder.decode(chunk, { stream: true });
    yield chunk;
  }
  decoder.decode();
}

function refusalOf(path: string, error: unknown): unknown {
  if (error instanceof TabulateRefusal || !(error instanceof Error)) return error;
  if (error instanceof CsvError) {
    const ragged = error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH';
    return new TabulateRefusal(ragged ? 'ragged-row' : 'not-csv', `${path}: ${error.message}`, {
      cause: error,
    });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new TabulateRefusal('not-utf-8', `${path} is not UTF-8: save it as CSV UTF-8`, { cause: error });
  if (code === 'ENOENT')
    return new TabulateRefusal('file-not-found', `There is no file ${path}`, { cause: error });
  if (code?.startsWith('E') && !code.startsWith('ERR_'))
    return new TabulateRefusal('not-readable', `${path} cannot be read: ${error.message}`, { cause: error });
  return error;
}
