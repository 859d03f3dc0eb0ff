import { DurableFile } from '../durable.ts';

/** Tab-separated values with a header; tabs, line ends and backslashes within a value are escaped. */
export class Table {
  readonly #out: DurableFile;

  constructor(path: string, names: readonly string[]) {
    this.#out = new DurableFile(path);
    this.row(names);
  }

  row(values: readonly string[]): void {
    this.#out.write(Buffer.from(`${values.map(escape).join('\t')}\n`));
  }

  close(): void {
    this.#out.commit();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
const escape = (value: string): string => value.replace(/[\t\n\r\\]/gu, (char) => ESCAPES[char] ?? char);
