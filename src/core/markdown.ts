/** What a person can choose about Markdown. */
export interface MarkdownOptions {
  /** `[text](address)` instead of the text alone. */
  readonly links: boolean;
  /** `![alt](address)` for pictures of the main text. */
  readonly images: boolean;
  /** `pipe`: tables of Markdown; `flat`: a row is a line, cells separated by ` | `. */
  readonly tables: 'pipe' | 'flat';
}

/** A block of the main text: where it stands in Markdown, and in the page. */
export interface MarkdownBlock {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code' | 'term' | 'table' | 'image';
  /** Offsets in the Markdown, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Offsets in the decoded source. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export interface Markdown {
  readonly text: string;
  /** Empty when selectors of a profile cut the page down: offsets would not be those of the source. */
  readonly blocks: readonly MarkdownBlock[];
}
