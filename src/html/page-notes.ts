import type { SourceText } from '../core/source-text.ts';
import type { LinkTag, MetaTag } from '../core/page.ts';
import { allAttributes } from './attributes.ts';
import { linkTag, metaTag } from './head.ts';
import { fold } from './raw-text.ts';

const SCRIPT_UNITS_MAX = 65_536;
const COMMENT_UNITS_MAX = 4_096;

/** What a page says of itself beside its blocks, collected while the scan runs. */
export class PageNotes {
  readonly #source: SourceText;
  readonly #notesMax: number;
  readonly #defects: Set<string>;
  readonly metas: MetaTag[] = [];
  readonly links: LinkTag[] = [];
  readonly jsonLd: string[] = [];
  readonly scripts: string[] = [];
  readonly comments: string[] = [];
  lang = '';
  base = '';
  #title: string | undefined;
  #areas = 0;

  constructor(source: SourceText, notesMax: number, defects: Set<string>) {
    this.#source = source;
    this.#notesMax = notesMax;
    this.#defects = defects;
  }

  #isFull(count: number): boolean {
    if (count < this.#notesMax) return false;
    this.#defects.add('notes-max');
    return true;
  }

  /** Areas of image maps are links that are no elements of the tree. */
  mayAddArea(): boolean {
    this.#areas += 1;
    return !this.#isFull(this.#areas);
  }

  get title(): string {
    return this.#title ?? '';
  }

  /** The first title of the page is its title. */
  addTitle(from: number, to: number): void {
    this.#title ??= fold(this.#source.slice(from, to));
  }

  addMeta(nameEnd: number): void {
    if (this.#isFull(this.metas.length)) return;
    const meta = metaTag(allAttributes(this.#source, nameEnd));
    if (meta !== undefined) this.metas.push(meta);
  }

  addLink(nameEnd: number): void {
    if (this.#isFull(this.links.length)) return;
    const link = linkTag(allAttributes(this.#source, nameEnd));
    if (link !== undefined) this.links.push(link);
  }

  addBase(nameEnd: number): void {
    if (this.base === '') this.base = allAttributes(this.#source, nameEnd).get('href')?.trim() ?? '';
  }

  addComment(from: number, to: number): void {
    if (this.#isFull(this.comments.length)) return;
    this.comments.push(this.#source.slice(from, Math.min(to, from + COMMENT_UNITS_MAX)));
  }

  /** @param type as the script declares it, lower case */
  addScript(type: string, from: number, to: number): void {
    if (this.#isFull(this.scripts.length + this.jsonLd.length)) return;
    if (type === 'application/ld+json') this.jsonLd.push(this.#source.slice(from, to));
    else if (to > from && (type === '' || type.includes('javascript')))
      this.scripts.push(this.#source.slice(from, Math.min(to, from + SCRIPT_UNITS_MAX)));
  }
}
