import type { SourceText } from '../core/source-text.ts';
import type { Anchor, AnchorTarget } from '../core/page.ts';
import { allAttributes, attributeAt } from './attributes.ts';
import type { ScannedTree } from './tree.ts';

/** Links met by the scan; their attributes and texts are read when somebody asks for them. */
export class OpenAnchors {
  readonly #source: SourceText;
  readonly #nodes: number[] = [];
  readonly #nameEnds: number[] = [];
  /** rel of each link that has one. */
  readonly #rels = new Map<number, string>();
  /** alt of the first image in each link that has one. */
  readonly #labels = new Map<number, string>();
  #finished: readonly Anchor[] | undefined;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** @param nameEnd offset behind the tag's name. */
  add(node: number, nameEnd: number, rel: string): void {
    this.#nodes.push(node);
    this.#nameEnds.push(nameEnd);
    if (rel !== '') this.#rels.set(this.#nodes.length - 1, rel);
  }

  /** Names the link met last, unless it has a label. */
  label(alt: string): void {
    const last = this.#nodes.length - 1;
    if (last >= 0 && !this.#labels.has(last)) this.#labels.set(last, alt);
  }

  finish(blocks: ScannedTree): readonly Anchor[] {
    this.#finished ??= this.#nodes.map((node, i) => this.#anchor(node, i, blocks));
    return this.#finished;
  }

  /** Where the links lead, without their texts and labels. */
  targets(blocks: ScannedTree): readonly AnchorTarget[] {
    return this.#nodes.map((node, i) => ({
      href: attributeAt(this.#source, this.#nameEnds[i] ?? 0, 'href')?.trim() ?? '',
      rel: this.#rels.get(i)?.trim().toLowerCase() ?? '',
      zone: blocks.zone(node),
      block: node,
    }));
  }

  /** Links whose rel has that lower-case word; the others are not read. */
  ofKind(kind: string, blocks: ScannedTree): readonly Anchor[] {
    const found: Anchor[] = [];
    for (const [i, rel] of this.#rels)
      if (rel.toLowerCase().split(/\s+/u).includes(kind))
        found.push(this.#anchor(this.#nodes[i] ?? 0, i, blocks));
    return found;
  }

  #anchor(node: number, i: number, blocks: ScannedTree): Anchor {
    const attributes = allAttributes(this.#source, this.#nameEnds[i] ?? 0);
    const label = attributes.get('aria-label') ?? attributes.get('title') ?? this.#labels.get(i);
    return {
      href: attributes.get('href')?.trim() ?? '',
      rel: attributes.get('rel')?.trim().toLowerCase() ?? '',
      text: blocks.name(node) === 'a' ? blocks.text(node).replaceAll('\n', ' ') : '',
      ...(label === undefined ? {} : { label: label.trim() }),
      zone: blocks.zone(node),
      block: node,
    };
  }
}
