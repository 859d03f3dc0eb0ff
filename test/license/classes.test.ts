import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, assess, outcome, rules } from './support.ts';

const words = (list: string): string[] => list.split(/\s+/u).filter((id) => id !== '');

/** Compliance §5, row by row. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  A: words('CC0-1.0 CC-PDDC CC-PDM-1.0 PDDL-1.0 Unlicense 0BSD MIT-0 LicenseRef-CN-CopyrightLaw-Art5'),
  B: words(`CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 ODC-By-1.0 CDLA-Permissive-1.0
    CDLA-Permissive-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGL-Canada-2.0 OGDL-Taiwan-1.0 etalab-2.0
    DL-DE-BY-2.0 NLOD-1.0 NLOD-2.0 O-UDA-1.0 LicenseRef-MulanOWL-BY-1.0 LicenseRef-MulanOWL-BY-PL-1.0`),
  C: words(`CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-4.0 GFDL-1.1 GFDL-1.2 GFDL-1.3
    ODbL-1.0 CDLA-Sharing-1.0 LicenseRef-MulanOWL-BY-SA-1.0 LicenseRef-MulanOWL-BY-PL-SA-1.0`),
  D: words('CC-BY-ND-3.0 CC-BY-ND-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0'),
  E: words('CC-BY-NC-2.5 CC-BY-NC-4.0 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0'),
  F: words('C-UDA-1.0 GPL-2.0-only LGPL-3.0-only AGPL-3.0-only MPL-2.0 EPL-2.0 LicenseRef-MulanPubL-2.0'),
  G: words('NOASSERTION NONE'),
  H: words('LicenseRef-provider-terms'),
};
const PERMISSIVE = words(`Apache-2.0 MIT ISC BSD-1-Clause BSD-2-Clause BSD-3-Clause BSL-1.0 ECL-2.0 MS-PL
  PostgreSQL UPL-1.0 MulanPSL-1.0 MulanPSL-2.0 Artistic-2.0 Zlib PSF-2.0 Python-2.0 Ruby W3C X11 NCSA OpenSSL
  PHP-3.01 ICU Libpng curl Unicode-DFS-2016`);

describe('license classes (§5)', () => {
  it.each(Object.entries(CLASSES))('class %s', (licenseClass, ids) => {
    for (const id of ids)
      expect([id, rules.licenses.get(id.toLowerCase())?.class]).toEqual([id, licenseClass]);
  });

  it('permissive software licenses are told as such', () => {
    for (const id of PERMISSIVE)
      expect([id, rules.licenses.get(id.toLowerCase())?.for]).toEqual([id, 'permissive']);
  });

  it('share-alike is marked for shards of its own', () => {
    for (const { spdx, class: licenseClass, shareAlike } of rules.licenses.values())
      if (licenseClass === 'C') expect([spdx, shareAlike]).toEqual([spdx, true]);
  });

  // A license link decides by its class alone: what each class lets be done, by profile.
  it.each<[string, string, string, string, string]>([
    ['A', 'https://creativecommons.org/publicdomain/zero/1.0/', 'DEC-8 keep', 'DEC-8 keep', 'DEC-8 keep'],
    ['B', 'https://spdx.org/licenses/etalab-2.0.html', 'DEC-8 keep', 'DEC-8 keep', 'DEC-8 keep'],
    [
      'C',
      'https://www.gnu.org/licenses/fdl-1.3.html',
      'DEC-8 keep',
      'DEC-8 keep',
      'DEC-8 reject LICENSE_CLASS_EXCLUDED',
    ],
    [
      'F',
      'https://spdx.org/licenses/C-UDA-1.0.html',
      'DEC-10 hold LICENSE_UNKNOWN',
      'DEC-10 hold LICENSE_UNKNOWN',
      'DEC-10 reject LICENSE_UNKNOWN',
    ],
    [
      'F',
      'https://spdx.org/licenses/Not-Known-1.0.html',
      'DEC-10 hold LICENSE_UNKNOWN',
      'DEC-10 hold LICENSE_UNKNOWN',
      'DEC-10 reject LICENSE_UNKNOWN',
    ],
  ])('class %s by %s', (licenseClass, href, ...expected) => {
    const html = article({ head: `<link rel="license" href="${href}">` });
    const found = (['commercial', 'research', 'strict'] as const).map((licenseProfile) =>
      assess(html, { licenseProfile }),
    );
    expect(found.map(outcome)).toEqual(expected);
    expect(found[0]?.license.class).toBe(licenseClass);
  });
});

const VECTORS = resolve(import.meta.dirname, '../../../shared/data/04_vectors/spdx');
describe.skipIf(!existsSync(VECTORS))('the SPDX list (skipped where ../shared/data is absent)', () => {
  it('knows every id of the rules that is no LicenseRef', () => {
    const listed = new Set(
      readdirSync(VECTORS, { recursive: true, encoding: 'utf8' }).map((name) =>
        (name.split('/').at(-1) ?? '').replace(/\.(?:txt|json|html|template\.txt)$/u, '').toLowerCase(),
      ),
    );
    const ours = [...rules.licenses.keys()].filter((id) => !/^(?:licenseref-|noassertion$|none$)/u.test(id));
    expect(ours.filter((id) => !listed.has(id))).toEqual([]);
  });
});
