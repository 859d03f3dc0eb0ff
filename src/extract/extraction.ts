import type { Extraction, PageFacts, PageKind } from '../core/document.ts';
import type { Markdown } from '../core/markdown.ts';

type Parts = Pick<Extraction, 'pageKind' | 'text' | 'sourceRanges' | 'markdown'>;

/**
 * Text first, facts when they are asked for: they take a third of the time, and who wants the text alone does
 * not wait for them. What they are read from is let go then.
 */
export class LazyExtraction implements Extraction {
  declare readonly title: string;
  declare readonly author: string;
  declare readonly outlet: string;
  declare readonly publishedAt: string;
  declare readonly facts: PageFacts;
  readonly pageKind: PageKind;
  readonly text: string;
  readonly sourceRanges: Extraction['sourceRanges'];
  readonly markdown?: Markdown;
  #find: (() => PageFacts) | undefined;
  #facts: PageFacts | undefined;

  // Own properties, so that a copy has them. All extractions share these functions: V8 keeps an object literal
  // with getters of its own until the next full collection, and its page with it.
  static readonly #LAZY: PropertyDescriptorMap = {
    title: lazy((extraction) => extraction.#read().title.value),
    author: lazy((extraction) => extraction.#read().author.value),
    outlet: lazy((extraction) => extraction.#read().outlet.value),
    publishedAt: lazy((extraction) => extraction.#read().publishedAt.value),
    facts: lazy((extraction) => extraction.#read()),
  };

  constructor({ pageKind, text, sourceRanges, markdown }: Parts, find: () => PageFacts) {
    Object.defineProperties(this, LazyExtraction.#LAZY);
    this.pageKind = pageKind;
    this.text = text;
    this.sourceRanges = sourceRanges;
    if (markdown !== undefined) this.markdown = markdown;
    this.#find = find;
  }

  #read(): PageFacts {
    this.#facts ??= (this.#find as () => PageFacts)();
    this.#find = undefined;
    return this.#facts;
  }
}

function lazy(read: (extraction: LazyExtraction) => unknown): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: LazyExtraction) {
      return read(this);
    },
  };
}
