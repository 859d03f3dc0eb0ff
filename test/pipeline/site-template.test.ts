import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { expect, it } from 'vitest';
import { blockKey } from '../../src/extract/template.ts';
import { scanPage } from '../../src/html/scan.ts';
import { PACKAGE_RULES } from '../../src/pipeline/apply/package-rules.ts';
import { loadKit } from '../../src/pipeline/apply/rooms-kit.ts';
import { newDraft } from '../../src/pipeline/draft.ts';
import { runRooms } from '../../src/pipeline/rooms.ts';

const P = '雨停了，渡口边的人比前一天多，老人们都出来看水，孩子们在石阶上数船。';
const NOTICE = '编辑部欢迎来信，来信必复，信封上请写明街道和门牌。';
const HTML = `<body><div class="con"><p>${P}</p><p>${P}</p><p>${P}</p><p>${NOTICE}</p></div></body>`;

it('a template beside the site profiles is read with the rules, digested, and kept to by extract', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-rules-'));
  cpSync(PACKAGE_RULES, folder, { recursive: true });
  const bare = loadKit(folder, 'commercial');
  const site = bare.rules.sites.profiles[0];
  if (site === undefined) throw new Error('the package has site profiles');
  const { blocks } = scanPage(HTML);
  const key = blocks
    .leaves()
    .filter(({ text }) => text === NOTICE)
    .map((leaf) => blockKey(leaf, blocks))[0];
  mkdirSync(join(folder, 'templates'));
  const file = {
    id: site.id,
    version: 1,
    source: 'self-written',
    license: 'CC0-1.0',
    updated: '2024-03-05',
    site: site.id,
    pages: 5,
    learnedFrom: `sha256:${'0'.repeat(64)}`,
    blocks: [{ key, text: NOTICE.slice(0, 10), share: 1 }],
  };
  writeFileSync(join(folder, 'templates', `${site.id}.yaml`), stringify(file));
  const kit = loadKit(folder, 'commercial');
  expect(kit.rules.digest).not.toBe(bare.rules.digest);
  const textOf = (with_: typeof kit): string => {
    const draft = newDraft({
      url: `http://${site.hosts[0]}/a.html`,
      contentType: 'text/html; charset=utf-8',
      headers: [],
      capturedAt: '2024-03-05T00:00:00Z',
      body: Buffer.from(HTML),
      truncated: false,
      optedOut: false,
      evidence: 'page',
      site,
    });
    runRooms(draft, ['decode', 'extract'], with_);
    return draft.text;
  };
  expect(textOf(bare)).toBe(`${P}\n${P}\n${P}\n${NOTICE}`);
  expect(textOf(kit)).toBe(`${P}\n${P}\n${P}`);
});
