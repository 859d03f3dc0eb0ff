import type { PiiRules } from './rules.ts';

/** A stretch of text in the shape of a rule. */
export interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Detector {
  readonly rule: string;
  readonly type: string;
  /** Fixed for the type: nothing of the value can be read from it (CN-PIPL-01). */
  readonly placeholder: string;
  readonly sensitive: boolean;
  /** Global; matched against the text with full-width letters and digits narrowed, offsets kept. */
  readonly pattern: RegExp;
  /** The pattern may swallow its own label (家住某市…): the span begins after it. */
  readonly holdsLabel?: true;
  accepts(candidate: Candidate, around: Surroundings): boolean;
}

/** Units looked at before a candidate for context words. */
const WINDOW = 20;

/** What stands before a candidate, for rules that need context. */
export class Surroundings {
  readonly rules: PiiRules;
  readonly siteKind: string;
  /** Day on which the page was read, as YYYYMMDD. */
  readonly today: string;
  readonly #text: string;
  #start = 0;

  constructor(text: string, rules: PiiRules, siteKind: string, today: string) {
    this.#text = text;
    this.rules = rules;
    this.siteKind = siteKind;
    this.today = today;
  }

  at(start: number): this {
    this.#start = start;
    return this;
  }

  /** Does a context word of the rule stand within the window before the candidate? */
  has(rule: string, window: number = WINDOW): boolean {
    return this.before(this.rules.context.get(rule) ?? [], window);
  }

  before(words: readonly string[], window: number): boolean {
    const near = this.#near(window);
    return words.some((word) => near.includes(word));
  }

  /** The units before the candidate, from the last placeholder on: what labelled a masked value labels no other. */
  #near(window: number): string {
    const near = this.#text.slice(Math.max(0, this.#start - window), this.#start);
    // The window may begin inside one.
    const placeholder = /^(?:.*〔)?[\p{Script=Han}A-Za-z]{0,8}〕/su.exec(near);
    return placeholder === null ? near : near.slice(placeholder[0].length);
  }

  /** Units from the start of a candidate to the end of the last context word near its start, 0 without one. */
  labelLength(rule: string, candidate: string): number {
    const head = candidate.slice(0, WINDOW);
    const ends = (this.rules.context.get(rule) ?? [])
      .filter((word) => head.includes(word))
      .map((word) => head.lastIndexOf(word) + word.length);
    return Math.max(0, ...ends);
  }

  /** A context word directly before, with nothing but a colon, 是 or 为 between. */
  labelled(rule: string): boolean {
    const text = this.#text
      .slice(Math.max(0, this.#start - WINDOW), this.#start)
      .replace(/[\s"'：:=是为＝]+$/u, '');
    return (this.rules.context.get(rule) ?? []).some((word) => text.endsWith(word));
  }

  /** Order, patent, book and filing numbers; and anything inside an address of the web. */
  isNotPersonal(): boolean {
    const text = this.#text.slice(Math.max(0, this.#start - 40), this.#start);
    if (/(?:https?:\/\/|www\.)[^\s\p{Script=Han}]*$/u.test(text)) return true;
    return this.before(this.rules.notPersonal, 10);
  }
}
