import type { LinkTag, MetaTag } from '../core/page.ts';

type Attributes = ReadonlyMap<string, string>;

/** `<meta>` as name and content; undefined when it says neither. */
export function metaTag(attributes: Attributes): MetaTag | undefined {
  const name =
    attributes.get('name') ??
    attributes.get('property') ??
    attributes.get('http-equiv') ??
    attributes.get('itemprop');
  const content = attributes.get('content');
  return name === undefined || content === undefined
    ? undefined
    : { name: name.trim().toLowerCase(), content: content.trim() };
}

/** `<link>`; undefined without rel or href. */
export function linkTag(attributes: Attributes): LinkTag | undefined {
  const rel = attributes.get('rel');
  const href = attributes.get('href');
  if (rel === undefined || href === undefined) return undefined;
  const optional = (name: 'type' | 'hreflang' | 'title'): object => {
    const value = attributes.get(name);
    return value === undefined ? {} : { [name]: value.trim() };
  };
  return {
    rel: rel.trim().toLowerCase(),
    href: href.trim(),
    ...optional('type'),
    ...optional('hreflang'),
    ...optional('title'),
  };
}
