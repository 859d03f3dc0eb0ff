import { z } from 'zod';
import { ruleHeader } from '../core/rule-file.ts';

/** Shape of rules/normalize/*.yaml. Every switch is named there; none has a default in code. */
export const normalizePolicySchema = z.strictObject({
  ...ruleHeader,
  /**
   * Traditional Chinese: `keep` leaves it, `convert` writes simplified characters by phrase (OpenCC
   * t→s, wording untouched), `route` leaves it and logs `script.route` for texts mostly traditional.
   */
  script: z.enum(['keep', 'convert', 'route']),
  /** With `convert`: which traditional Chinese texts are taken for. 裏 and 着 are Hong Kong's, 裡 and 著 Taiwan's. */
  traditional: z.enum(['opencc', 'taiwan', 'hongkong']),
  /** With `convert`: `keep` leaves the words of Taiwan and Hong Kong (软体), `mainland` replaces them (软件). */
  wording: z.enum(['keep', 'mainland']),
  /** Repair UTF-8 or GBK that was read as Latin-1 or windows-1252. */
  mojibake: z.boolean(),
  /** Decode character references left over in the text. */
  entities: z.boolean(),
  privateUse: z.enum(['remove', 'keep']),
  emoji: z.enum(['keep', 'remove']),
  /** Spaces between two Han characters; verse, tables and lists of words keep theirs. */
  hanSpaces: z.enum(['remove', 'keep']),
  /** Half-width , . ? ! : ; ( ) between Han become full-width. The reverse does not exist. */
  hanPunctuation: z.enum(['widen', 'keep']),
  /** Join prose that was wrapped at a fixed width. */
  joinLines: z.boolean(),
  /** Longest run of one punctuation mark. */
  punctuationRunMax: z.number().int().min(2).max(20),
});

export type NormalizePolicy = z.infer<typeof normalizePolicySchema>;
