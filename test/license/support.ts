import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { RobotsSnapshot, Signal } from '../../src/core/permission.ts';
import { siteProfileSchema, type SiteProfile } from '../../src/core/site-profile.ts';
import { scanPage } from '../../src/html/scan.ts';
import { assessPermission, type PermissionFinding, type PermissionInput } from '../../src/license/assess.ts';
import { compileLicenseRules, licenseRulesSchema, type LicenseRules } from '../../src/license/rules.ts';

const folder = new URL('../../rules/licenses/', import.meta.url);

/** The rule files of the project, read as the integrator's reader would. */
export const rules: LicenseRules = compileLicenseRules(
  readdirSync(folder).map((name) =>
    licenseRulesSchema.parse(parse(readFileSync(new URL(name, folder), 'utf8'))),
  ),
);

export const CAPTURED_AT = '2026-11-20T08:00:00Z';

export const PROSE = [
  '清晨的河面上起了一层薄雾，撑船的老人把竹篙插进水里，听见对岸的鸡叫了第二遍。',
  '他说这条河从前水很深，夏天能行大船，冬天两岸的人踩着冰走亲戚。',
  '后来上游修了水库，河就瘦了，只剩下这一段还看得见当年的样子。',
];
export const TEXT = PROSE.join('\n');

/** An article page: `end` after the text, `footer` in the footer. */
export function article(parts: {
  head?: string;
  body?: string;
  end?: string;
  footer?: string;
  title?: string;
}): string {
  const title = parts.title ?? '河边的早晨';
  const text = parts.body ?? PROSE.map((line) => `<p>${line}</p>`).join('');
  return (
    `<!doctype html><html lang="zh-CN"><head><title>${title}</title>${parts.head ?? ''}</head><body>` +
    `<nav><a href="/">首页</a><a href="/list">栏目</a></nav><main><article><h1>${title}</h1>${text}</article>` +
    `${parts.end ?? ''}</main><footer>${parts.footer ?? '<p>联系我们</p>'}</footer></body></html>`
  );
}

export function robots(over: Partial<RobotsSnapshot> = {}): RobotsSnapshot {
  return {
    outcome: 'parsed',
    url: 'https://blog.example/robots.txt',
    status: 200,
    fetchedAt: '2026-11-20T07:00:00Z',
    allowed: true,
    rule: '',
    ...over,
  };
}

export function metadata(over: { robots?: Partial<RobotsSnapshot>; signals?: readonly Signal[] } = {}) {
  return {
    site: 'blog',
    seed: 'https://blog.example/',
    depth: 1,
    via: 'https://blog.example/',
    robots: robots(over.robots),
    signals: over.signals ?? [],
    userAgent: 'jingliu/0.1 (+https://crawler.example)',
  };
}

type BasisOver = Partial<SiteProfile['basis']> & { expires?: string };

/** A complete profile; names and numbers in it are invented. */
export function profile(over: Partial<Omit<SiteProfile, 'basis'>> = {}, basis: BasisOver = {}): SiteProfile {
  const { expires, ...rest } = basis;
  return siteProfileSchema.parse({
    id: 'blog',
    version: 1,
    source: 'invented for tests',
    license: 'CC0-1.0',
    updated: '2026-11-01',
    name: '河边博客',
    hosts: ['blog.example'],
    status: 'approved',
    kind: 'blog',
    origin: 'mainland',
    tier: 'reviewed',
    operator: { name: '示例文化有限公司', icp: '京ICP备2021012345号' },
    basis: {
      kind: 'license',
      spdx: 'CC-BY-4.0',
      scope: 'page',
      grantsCrawl: false,
      evidence: {
        checkedBy: 'a',
        approvedBy: 'b',
        checkedAt: '2026-11-01',
        ...(expires === undefined ? {} : { expires }),
      },
      ...rest,
    },
    seeds: ['https://blog.example/'],
    paths: { allow: ['/'], deny: [] },
    pace: { delayFactor: 1, delayMsMin: 0, delayMsMax: 0 },
    budget: { pagesMax: 10, depthMax: 3, bytesMax: 1_000_000 },
    ...over,
  });
}

/** Assesses a page with everything in order except what the test changes. */
export function assess(html: string, over: Partial<Omit<PermissionInput, 'page'>> = {}): PermissionFinding {
  return assessPermission({ ...inOrder(html), metadata: metadata(), ...over });
}

function inOrder(html: string): PermissionInput {
  return {
    page: scanPage(html),
    url: 'https://blog.example/a/1.html',
    headers: [],
    capturedAt: CAPTURED_AT,
    outlet: '',
    title: '河边的早晨',
    author: '',
    text: TEXT,
    licenseProfile: 'commercial',
    rules,
    optedOut: false,
  };
}

/** Assesses a page that no crawler of ours fetched: no robots snapshot belongs to it. */
export function assessForeign(
  html: string,
  over: Partial<Omit<PermissionInput, 'page' | 'metadata'>> = {},
): PermissionFinding {
  return assessPermission({ ...inOrder(html), ...over });
}

/** The decision in one line: `keep`, or `reject REASON` / `hold REASON`. */
export function outcome({ decision, license }: PermissionFinding): string {
  const what = decision.kind === 'keep' ? 'keep' : `${decision.kind} ${decision.reason}`;
  return `${license.rule} ${what}`;
}

export const CC_BY =
  '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/deed.zh">CC BY 4.0</a>';
export const LICENSED = `<p>除特别声明外，本站内容采用 ${CC_BY} 许可协议。</p>`;
