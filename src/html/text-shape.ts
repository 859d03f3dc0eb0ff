/**
 * A short key of what a reader sees apart from digits and white space: pages that differ only in dates
 * and numbers have the same. Linear in the source; tags are skipped, scripts are not.
 */
export function textShape(source: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let isTag = false;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit === 0x3c) isTag = true;
    else if (unit === 0x3e) isTag = false;
    else if (!isTag && unit > 0x20 && (unit < 0x30 || unit > 0x39)) {
      // FNV-1a in two lanes; chance meetings within one site's family of addresses are all that matters.
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x85ebca6b);
    }
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
