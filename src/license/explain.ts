import { PROFILE_WORDS, SOURCE_WORDS, ZONE_WORDS } from '../core/permission-words.ts';
import { rightsWords } from '../core/rights-words.ts';
import { PUBLIC_DOMAIN_STATEMENT } from './creative-commons.ts';
import type { Standing } from './facts.ts';
import type { Ruling } from './precedence.ts';

interface Sentence {
  readonly en: string;
  readonly zh: string;
}

const VERDICT: Readonly<Record<Ruling['verdict'], Sentence>> = {
  allow: { en: 'Allowed', zh: '允许' },
  deny: { en: 'Denied', zh: '拒绝' },
  hold: { en: 'Held for review', zh: '待人工复核' },
};

/** One sentence in each language naming what decided, with its rule id. */
export function explain(ruling: Ruling, standing: Standing): Sentence {
  const why = because(ruling, standing);
  const verdict = VERDICT[ruling.verdict];
  return {
    en: `${verdict.en} (${ruling.rule}): ${why.en}.`,
    zh: `${verdict.zh}（${ruling.rule}）：${why.zh}。`,
  };
}

function because(ruling: Ruling, s: Standing): Sentence {
  const about = SENTENCES[ruling.when];
  return typeof about === 'function' ? about(s) : about;
}

type Because = Sentence | ((s: Standing) => Sentence);

const SENTENCES: Readonly<Record<Ruling['when'], Because>> = {
  'opted-out': { en: 'the owner asked to be left out', zh: '权利人已要求退出' },
  'site-barred': { en: 'the source is barred', zh: '来源已被禁用' },
  'contract-unproven': {
    en: 'a contract is recorded, but no robots.txt snapshot of the day of the capture proves how the page was fetched',
    zh: '虽有合同，但缺少抓取当日的 robots.txt 快照，无法证明抓取方式',
  },
  contract: (s) => ({
    en: `a written permission recorded in the site profile${s.profile === undefined ? '' : ` (${s.profile.id})`} covers the page`,
    zh: `站点档案${s.profile === undefined ? '' : `（${s.profile.id}）`}记录的书面授权覆盖该页面`,
  }),
  'robots-refused': { en: 'robots.txt itself was refused to us', zh: '服务器拒绝提供 robots.txt' },
  'robots-unreachable': { en: 'robots.txt could not be read', zh: '无法读取 robots.txt' },
  'robots-disallowed': (s) => ({
    en: `robots.txt does not let us fetch the page (${s.robots?.rule ?? ''})`,
    zh: `robots.txt 不允许抓取该页面（${s.robots?.rule ?? ''}）`,
  }),
  'access-refused': (s) =>
    named(s, 'deny-access', 'access control stands before the page', '页面设有访问控制'),
  'ai-crawlers-refused': (s) =>
    named(
      s,
      'deny-ai',
      'robots.txt refuses crawlers that collect for AI training',
      'robots.txt 拒绝 AI 训练爬虫',
    ),
  'ai-refused': (s) =>
    named(s, 'deny-ai', 'a machine-readable signal refuses AI training', '机器可读信号拒绝 AI 训练'),
  'reprint-refused': (s) =>
    named(s, 'deny-ai', 'the page forbids copying in words', '页面以文字禁止转载或采集', 'SIG-11'),
  'generic-refusal': (s) =>
    named(s, 'deny', 'the page asks not to be indexed or kept', '页面要求不被索引或存档'),
  'no-derivatives': (s) =>
    licensed(s, 'forbids adaptations, and every cleaning step makes one', '禁止演绎，而任何清洗都构成演绎'),
  noncommercial: (s) => licensed(s, 'allows non-commercial use only', '仅允许非商业使用'),
  repost: (s) => ({
    en: `the text comes from ${s.origin.outlet === '' ? 'an unnamed source' : `“${s.origin.outlet}”`}, which this site cannot license`,
    zh: `文章来自${s.origin.outlet === '' ? '未署名的其他来源' : `“${s.origin.outlet}”`}，本站无权授权`,
  }),
  'copyleft-code': (s) =>
    licensed(s, 'is a copyleft software license, not accepted by default', '是著佐权软件许可证，默认不接受'),
  conflict: (s) =>
    s.official && s.license.candidate === undefined
      ? {
          en: `the page is an official document outside copyright, yet it reserves rights${list(conflicting(s, 'en'), ': ', ', ')}`,
          zh: `页面属不受著作权法保护的官方文件，却载有权利声明${list(conflicting(s, 'zh'), '：', '、')}`,
        }
      : {
          en: `licenses or reservations contradict each other${list(conflicting(s, 'en'), ': ', ', ')}`,
          zh: `许可证或权利声明相互矛盾${list(conflicting(s, 'zh'), '：', '、')}`,
        },
  'unclear-license': (s) =>
    s.license.candidate?.kind === PUBLIC_DOMAIN_STATEMENT
      ? {
          en: `the page says in words that the text is in the public domain (${s.license.candidate.phrase}), without a dedication that can be read`,
          zh: `页面仅以文字声明正文属公有领域（${s.license.candidate.phrase}），没有可查证的放弃权利文书`,
        }
      : {
          en: `a license is named without its version (${s.license.candidate?.phrase ?? ''}), so its terms cannot be fixed`,
          zh: `所称许可证未注明版本（${s.license.candidate?.phrase ?? ''}），无法确定条款`,
        },
  'evidence-missing': {
    en: 'no robots.txt snapshot of the day of the capture exists, so permission cannot be shown',
    zh: '缺少抓取当日的 robots.txt 快照，无法证明许可',
  },
  'class-excluded': (s) => ({
    en: `${s.license.spdx} is of class ${s.license.class}, which the ${s.licenseProfile} profile does not accept`,
    zh: `${s.license.spdx} 属 ${s.license.class} 类，${PROFILE_WORDS[s.licenseProfile].zh}方案不接受`,
  }),
  licensed: (s) =>
    s.license.fromProfile
      ? {
          en: `the site profile records ${s.license.spdx} for the whole site, and nothing on the page speaks against it`,
          zh: `站点档案记录全站采用 ${s.license.spdx}，页面上没有相反的声明`,
        }
      : licensed(s, 'covers the text', '覆盖正文'),
  statute: {
    en: 'the page is an official document outside copyright (Copyright Law of the PRC, Article 5)',
    zh: '页面是不受著作权法保护的官方文件（《著作权法》第五条）',
  },
  'training-only': (s) =>
    named(
      s,
      'train',
      'training is allowed, but no license lets us release the text',
      '仅允许训练，没有允许发布正文的许可证',
    ),
  'forum-uncovered': {
    en: 'the text belongs to users of a forum that grants no license',
    zh: '内容属于论坛用户，平台未授予许可证',
  },
  always: (s) =>
    named(
      s,
      'reserve',
      'no license, contract or statute was found for the text',
      '未发现正文的许可证、合同或法定依据',
      undefined,
      'reprint',
    ),
};

/** Adds the first signal of an effect: its rule id and what it says. */
function named(s: Standing, effect: string, en: string, zh: string, rule?: string, or?: string): Sentence {
  const signal = s.signals.find(
    (x) => (x.effect === effect || x.effect === or) && (rule === undefined || x.rule === rule),
  );
  if (signal === undefined) return { en, zh };
  return {
    en: `${en} (${signal.rule}, ${rightsWords(signal.value).en}, ${SOURCE_WORDS[signal.source].en})`,
    zh: `${zh}（${signal.rule}，${rightsWords(signal.value).zh}，${SOURCE_WORDS[signal.source].zh}）`,
  };
}

function licensed(s: Standing, en: string, zh: string): Sentence {
  const { spdx, candidate } = s.license;
  if (candidate === undefined) return { en: `${spdx} ${en}`, zh: `${spdx} ${zh}` };
  const { source, zone } = candidate;
  return {
    en: `${spdx} (${SOURCE_WORDS[source].en}, ${ZONE_WORDS[zone].en}) ${en}`,
    zh: `${spdx}（${ZONE_WORDS[zone].zh}，${SOURCE_WORDS[source].zh}）${zh}`,
  };
}

function conflicting(s: Standing, lang: 'en' | 'zh'): string[] {
  const values = s.signals
    .filter(
      (x) =>
        x.effect === 'license' ||
        (x.effect === 'reserve' && x.value !== 'copyright-notice') ||
        x.rule === 'SIG-11',
    )
    .map((x) => x.value);
  return [...new Set(values)].slice(0, 4).map((value) => rightsWords(value)[lang]);
}

function list(items: readonly string[], lead: string, glue: string): string {
  const filled = items.filter((item) => item !== '');
  return filled.length === 0 ? '' : lead + filled.join(glue);
}
