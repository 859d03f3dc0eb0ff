import {
  DecontaminationIndex,
  type BenchmarkPart,
  type DecontaminationParams,
} from '../../dedup/decontam-index.ts';
import { cutSpans } from './cut-spans.ts';

/** What becomes of a document that holds a part: it goes, or the passage does. */
export type DecontaminationAction = 'drop' | 'cut';

/** A part of a benchmark that a document holds. */
export interface FoundPart {
  readonly benchmark: string;
  readonly item: string;
  /** Share of the part's n-grams in the document. */
  readonly share: number;
  /** Folded characters of the longest run that is in the part. */
  readonly run: number;
}

export interface Decontaminated {
  /** What is left; undefined when the document goes. */
  readonly text: string | undefined;
  readonly found: readonly FoundPart[];
}

/** Of a cut document at least this share of its text must be left; else it is dropped. */
const LEFT_MIN = 0.3;

/** Looks for parts of benchmarks in documents, and takes them out. */
export class Decontaminator {
  readonly #index: DecontaminationIndex;
  readonly #action: DecontaminationAction;

  constructor(parts: readonly BenchmarkPart[], params: DecontaminationParams, action: DecontaminationAction) {
    this.#index = new DecontaminationIndex(parts, params);
    this.#action = action;
  }

  /** Parts looked for, and parts too short to be. */
  get parts(): readonly BenchmarkPart[] {
    return this.#index.parts;
  }
  get tooShort(): readonly BenchmarkPart[] {
    return this.#index.tooShort;
  }

  clean(text: string): Decontaminated {
    const contaminations = this.#index.find(text);
    if (contaminations.length === 0) return { text, found: [] };
    const found = contaminations.map(({ part, share, run }) => {
      const { benchmark, item } = this.#index.parts[part] as BenchmarkPart;
      return { benchmark, item, share: Number(share.toFixed(4)), run };
    });
    if (this.#action === 'drop') return { text: undefined, found };
    const rest = cutSpans(
      text,
      contaminations.flatMap(({ spans }) => spans),
    );
    return { text: rest.length < text.length * LEFT_MIN ? undefined : rest, found };
  }
}
