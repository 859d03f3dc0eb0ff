/**
 * A short key of what a reader sees apart from digits and white space: pages that differ only in dates
 * and numbers have the same. Reads the page as it was sent, whatever its encoding keeps of ASCII; linear,
 * tags are skipped, scripts are not.
 */
export function textShape(page: Uint8Array): string {
  const { length } = page;
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  let isTag = false;
  for (let i = 0; i < length; i += 1) {
    let unit = page[i] as number;
    if (unit === 0x3c) isTag = true;
    else if (unit === 0x3e) isTag = false;
    else if (!isTag && unit > 0x20 && (unit < 0x30 || unit > 0x39)) {
      // Three bytes of a Han character in UTF-8 are one step; markup never stands among them.
      if (
        unit >= 0xe0 &&
        i + 2 < length &&
        (page[i + 1] as number) >= 0x80 &&
        (page[i + 2] as number) >= 0x80
      ) {
        unit = (unit << 16) | ((page[i + 1] as number) << 8) | (page[i + 2] as number);
        i += 2;
      }
      // FNV-1a in two lanes; chance meetings within one site's family of addresses are all that matters.
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x85ebca6b);
    }
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
