import { decodeUtf8 } from '../decode-utf8.ts';
import { readLines } from '../read-lines.ts';
import { RowReader } from '../row-reader.ts';

/** A document of a file of rows. */
export interface TextRow {
  /** How many stand before it. */
  readonly number: number;
  readonly row: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The rows of a file, from the first to the last or one by its number; 16 bytes of memory a row. */
export class TextRows {
  readonly #path: string;
  readonly #textField: string;
  readonly #reader = new RowReader();
  readonly #offsets: Float64Array;

  constructor(path: string, textField: string) {
    this.#path = path;
    this.#textField = textField;
    const offsets = [0];
    for (const { offset, length } of readLines(path)) offsets.push(offset + length);
    this.#offsets = Float64Array.from(offsets);
  }

  *[Symbol.iterator](): Generator<TextRow> {
    for (let number = 0; number + 1 < this.#offsets.length; number += 1) yield this.read(number);
  }

  read(number: number): TextRow {
    const [from, to] = [this.#offsets[number] as number, this.#offsets[number + 1] as number];
    const row = JSON.parse(
      decodeUtf8(this.#reader.read(this.#path, from, to - from)).trim(),
    ) as TextRow['row'];
    return { number, row, text: row[this.#textField] as string };
  }

  close(): void {
    this.#reader.close();
  }
}
