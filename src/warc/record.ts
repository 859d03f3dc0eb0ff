/** A WARC record or an ARC one brought into the same shape. */
export interface WarcRecord {
  /** Byte offset of the record in the file: of its gzip member, or of its own first byte. */
  readonly offset: number;
  /** Bytes of the gzip member or of the plain record; 0 when several records share a member. */
  readonly length: number;
  /** Lower-case names; a repeated header keeps its first value. */
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Uint8Array;
  /** The block was longer than the limit and is cut, or the file ended inside it. */
  readonly truncated: boolean;
  /** What is wrong with the bytes it came in although it could be read, for example a missing checksum. */
  readonly defect?: string;
}

/** Bytes that are no record: where, and what was wrong. */
export interface WarcDefect {
  readonly offset: number;
  readonly message: string;
  /** Of a record whose header could be read. */
  readonly headers?: ReadonlyMap<string, string>;
}

export type WarcItem =
  | { readonly kind: 'record'; readonly record: WarcRecord }
  | ({ readonly kind: 'defect' } & WarcDefect);
