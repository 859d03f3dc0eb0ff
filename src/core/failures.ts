/** Every way we can break. Codes appear in outcome files, on the terminal and in the docs. */
export const FAILURES = {
  STEP_THREW: f(
    'A step threw an error; the page is kept in the captures.',
    '某一步骤抛出错误；页面仍保留在捕获文件中。',
  ),
  RECORD_BROKEN: f('A WARC record cannot be read.', '无法读取 WARC 记录。'),
  FETCH_FAILED: f('The host could not be reached after retries.', '重试后仍无法连接主机。'),
  DNS_FAILED: f('The host name could not be resolved.', '主机名无法解析。'),
  TLS_FAILED: f('The TLS certificate could not be verified.', 'TLS 证书校验失败。'),
  ROW_INVALID: f('An input line is not a row of the documented form.', '输入行不符合文档规定的格式。'),
  FILE_UNREADABLE: f('A file named by a row cannot be read.', '无法读取行中指定的文件。'),
} as const satisfies Record<string, Failure>;

export interface Failure {
  readonly en: string;
  readonly zh: string;
}
export type FailureCode = keyof typeof FAILURES;

function f(en: string, zh: string): Failure {
  return { en, zh };
}

/** Bad configuration: nothing starts, exit 2. The message says file:line:column and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
/** This task fails; the others go on. */
export class ShardError extends Error {
  override readonly name = 'ShardError';
}
/** Something that cannot be true is true: stop everything. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Exit codes of every command; documented in docs/exit-codes.md. */
export const EXIT = {
  ok: 0,
  /** The command ran and found something wrong (a failed task, a row that is none, a broken ledger). */
  failed: 1,
  /** Bad arguments or configuration: nothing was started. */
  config: 2,
  /** Stopped by SIGINT or SIGTERM after finishing what was in hand; the same command resumes. */
  interrupted: 130,
  /** Nobody reads standard output any more, as after `| head`. */
  pipeClosed: 141,
} as const;
