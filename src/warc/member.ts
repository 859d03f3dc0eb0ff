/**
 * Decompressed bytes of one gzip member or zstd frame, in one piece or, when it is large, in several. The
 * last piece has `end`.
 */
export interface MemberPiece {
  /** Offset of the compressed member in the file. */
  readonly at: number;
  readonly bytes: Buffer;
  readonly end?: {
    /** Compressed bytes; 0 when the end could not be found. */
    readonly length: number;
    /** Why the member could not be read whole, or undefined. */
    readonly error: string | undefined;
  };
}

/** A larger member is inflated piece by piece. */
export const MEMBER_BYTES_MAX: number = 16 << 20;

/** The reader did not want the rest of the member; it has said why. */
export const GIVEN_UP = 'given up';

/** A member without bytes: what was wrong at this place. */
export function brokenMember(at: number, length: number, error: string): MemberPiece {
  return { at, bytes: Buffer.alloc(0), end: { length, error } };
}
