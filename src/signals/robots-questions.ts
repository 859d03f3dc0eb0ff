import { z } from 'zod';
import { sha256 } from '../core/digest.ts';
import { parseRow } from '../core/json-row.ts';
import { parseRobots, type Robots } from './robots-parse.ts';
import { robotsSignals } from './robots-signals.ts';
import { checkRobots } from './robots.ts';

/** One question: may `agent` fetch `url` under this robots.txt? */
const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  /** The body of robots.txt as text. Octets that are no UTF-8 may stand as lone surrogates (PEP 383). */
  robots: z.string(),
  /** A product token or a whole identification string. */
  agent: z.string(),
  url: z.string(),
});

export interface RobotsAnswer {
  readonly id: string | number | null;
  readonly allowed: boolean;
  /** The line that decided, '' when none did; with `strict` also a rule id and its value. */
  readonly rule: string;
  /** Set when the question could not be read; nothing is allowed then. */
  readonly error?: 'ROW_INVALID';
  /** What is wrong with it. */
  readonly detail?: string;
}

/** Parsed files kept, so that many questions about one file parse it once. */
const KEPT_FILES = 64;

/**
 * Answers questions about robots.txt by RFC 9309 alone. With `strict` also refuses where our crawler would:
 * AI refusals (RBT-12, RBT-13, SIG-04, SIG-05) and a Disallow without its leading slash.
 */
export class RobotsQuestions {
  readonly #strict: boolean;
  readonly #files = new Map<string, readonly [rfc: Robots, closed: Robots]>();

  constructor(strict: boolean) {
    this.#strict = strict;
  }

  /** Answers one line of JSONL; never throws. */
  answer(line: string): RobotsAnswer {
    const parsed = parseRow(line, questionSchema);
    if (parsed.fault !== undefined)
      return { id: null, allowed: false, rule: '', error: 'ROW_INVALID', detail: parsed.fault };
    const { id, robots, agent, url } = parsed.row;
    const [rfc, closed] = this.#file(robots);
    const verdict = checkRobots(rfc, url, agent);
    if (!this.#strict || !verdict.allowed) return { id, allowed: verdict.allowed, rule: verdict.rule };
    const ours = checkRobots(closed, url, agent);
    if (!ours.allowed) return { id, allowed: false, rule: ours.rule };
    const refusal = robotsSignals(closed, url, agent, sha256(robots)).find(
      (signal) => signal.effect === 'deny-ai',
    );
    if (refusal === undefined) return { id, allowed: true, rule: verdict.rule };
    return { id, allowed: false, rule: `${refusal.rule} ${refusal.value}` };
  }

  #file(text: string): readonly [rfc: Robots, closed: Robots] {
    const known = this.#files.get(text);
    if (known !== undefined) return known;
    const rfc = parseRobots(text, 'rfc9309');
    const parsed = [rfc, this.#strict ? parseRobots(text) : rfc] as const;
    const oldest = this.#files.keys().next();
    if (this.#files.size >= KEPT_FILES && oldest.done !== true) this.#files.delete(oldest.value);
    this.#files.set(text, parsed);
    return parsed;
  }
}
