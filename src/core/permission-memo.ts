import { sha256 } from './digest.ts';
import type { AiLabel, LicenseFinding, LicenseProfile, Signal, SiteIdentity, Verdict } from './permission.ts';
import {
  AI_LABEL_RULE,
  AI_LABEL_WORDS,
  CLASS_WORDS,
  COVERS_WORDS,
  DENIAL_REMEDIES,
  EFFECT_WORDS,
  EVIDENCE_WORDS,
  IDENTITY_WORDS,
  ORIGIN_WORDS,
  PROFILE_WORDS,
  REMEDY_WORDS,
  RULE_WORDS,
  SOURCE_WORDS,
  VERDICT_WORDS,
  ZONE_WORDS,
  type Lang,
  type Words,
} from './permission-words.ts';

/** What a memo is written from; a trace reads it back from the ledger's outcome files. */
export interface MemoInput {
  readonly license: LicenseFinding;
  readonly identity?: SiteIdentity;
  readonly aiLabel?: AiLabel;
  readonly licenseProfile?: LicenseProfile;
}

import { filingWords, rightsWords } from './rights-words.ts';

const BARE_NOTICE: Words = {
  en: 'a bare copyright notice, no objection to a license',
  zh: '仅为版权标记，不妨碍许可证',
};
/** Signals and candidates printed before the rest is only counted. */
const LINES_MAX = 12;
/** Characters of a digest that are printed; the whole one stands in the outcome file. */
const DIGEST_SHOWN = 19;

/**
 * The permission finding as a lawyer would write it down: question, short answer, rule, evidence,
 * whose text, who runs the site, obligations, what would change the answer. Lines for a terminal.
 */
export function permissionMemo(input: MemoInput, lang: Lang): string[] {
  const say = (words: Words | undefined): string => words?.[lang] ?? '';
  const t = (en: string, zh: string): string => (lang === 'zh' ? zh : en);
  const { license } = input;
  const answer = memoAnswer(license, input.aiLabel);
  const profile = input.licenseProfile;
  const scope =
    profile === undefined
      ? ''
      : t(` (${say(PROFILE_WORDS[profile])} profile)`, `（${say(PROFILE_WORDS[profile])}方案）`);
  return [
    `${label(lang, 'Question', '问题')}${t('May this text be trained on and released?', '可否用于训练并发布本文？')}${scope}`,
    `${label(lang, 'Answer', '结论')}${say(VERDICT_WORDS[answer.verdict])} · ${answer.rule}`,
    ...answerLines(answer, license, lang, t),
    ...decidingLines(license, lang, t),
    ...basisLines(license, lang, t),
    ...originLines(license, lang, say, t),
    ...candidateLines(license, lang, t),
    ...signalLines(license, lang, t),
    ...identityLines(input.identity, lang, say, t),
    ...labelLines(input.aiLabel, lang, t),
    ...dutyLines(license, answer.verdict, lang, say, t),
    `${label(lang, 'Next', '后续')}${say(remedyOf(answer, license))}`,
  ];
}

/** Why, and by which rule. A label of AI generation leads; what the license alone would give is told as such. */
function answerLines(
  { verdict, rule }: ReturnType<typeof memoAnswer>,
  license: LicenseFinding,
  lang: Lang,
  t: Translate,
): string[] {
  const why = license.explanation[lang];
  const own = `${license.rule}${t(': ', '：')}${RULE_WORDS[license.rule]?.[lang] ?? ''}`;
  const head = label(lang, 'Rule', '规则');
  if (rule === license.rule || verdict === 'allow') return [`          ${why}`, `${head}${own}`];
  return [
    `          ${AI_LABEL_WORDS[verdict][lang]}`,
    `          ${t('By its license alone: ', '仅就许可证而言：')}${why}`,
    `${head}${rule}${t(': ', '：')}${AI_LABEL_RULE[verdict][lang]}`,
    `          ${own}`,
  ];
}

/** What can change the answer; against a label of AI generation only a person can say anything. */
function remedyOf({ verdict, rule }: ReturnType<typeof memoAnswer>, license: LicenseFinding): Words {
  if (rule !== license.rule) return REMEDY_WORDS.hold;
  if (rule === 'DEC-6' && license.class !== 'E') return REMEDY_WORDS.deny;
  return verdict === 'deny' ? (DENIAL_REMEDIES[rule] ?? REMEDY_WORDS.deny) : REMEDY_WORDS[verdict];
}

/** The finding and the AI label together: a page that may be used by its license is not used when it is labelled. */
export function memoAnswer(
  { verdict, rule }: LicenseFinding,
  aiLabel: AiLabel | undefined,
): { readonly verdict: Verdict; readonly rule: string } {
  if (verdict === 'deny' || aiLabel === undefined || aiLabel.status === 'none') return { verdict, rule };
  if (aiLabel.status === 'labelled') return { verdict: 'deny', rule: aiLabel.rule ?? 'CN-AIG-01' };
  return verdict === 'hold' ? { verdict, rule } : { verdict: 'hold', rule: aiLabel.rule ?? 'CN-AIG-03' };
}

/** Denials that rest on a signal of one effect: what the page says is named with its digest beside the rule. */
const DECIDING: Readonly<Record<string, Signal['effect']>> = { 'DEC-4': 'deny-ai', 'DEC-6b': 'repost' };

function decidingLines({ rule, signals }: LicenseFinding, lang: Lang, t: Translate): string[] {
  const effect = DECIDING[rule];
  const found = effect === undefined ? undefined : signals.find((signal) => signal.effect === effect);
  return found === undefined
    ? []
    : [`          ${t('on the evidence of ', '所据证据：')}${signalWords(found, lang, t)}`];
}

type Say = (words: Words | undefined) => string;
type Translate = (en: string, zh: string) => string;

function basisLines(license: LicenseFinding, lang: Lang, t: Translate): string[] {
  const { evidenceKind, evidenceZone, evidenceDigest, evidenceSnippet, spdx, licenseUrl } = license;
  const head = `${label(lang, 'Right', '依据')}${spdx}${t(` (class ${license.class})`, `（${license.class} 类）`)}`;
  if (evidenceKind === 'none') return [`${head}${t(', nothing found that grants one', '，未见任何授权')}`];
  const where = `${t('evidence: ', '证据：')}${EVIDENCE_WORDS[evidenceKind][lang]}${t(', ', '，')}${ZONE_WORDS[evidenceZone][lang]}${t(', ', '，')}${short(evidenceDigest)}`;
  return [
    head,
    `          ${where}${evidenceSnippet === '' ? '' : ` “${oneLine(evidenceSnippet)}”`}`,
    ...(licenseUrl === undefined ? [] : [`          ${licenseUrl}`]),
    ...(license.disagreement ? [`          ${disagreement(license, t)}`] : []),
    ...(license.verdict === 'deny' && license.rule !== 'DEC-6'
      ? [`          ${t('set aside by the rule above', '依上列规则不予适用')}`]
      : []),
  ];
}

/** Two licenses on the page, or one that is not the one recorded for the site. */
function disagreement({ candidates }: LicenseFinding, t: Translate): string {
  const named = candidates.filter((c) => c.class !== undefined && c.appliesTo !== 'other');
  return new Set(named.map((c) => c.spdx ?? c.kind)).size > 1
    ? t('the licenses found disagree', '所见许可证不一致')
    : t('it is not the license recorded in the site profile', '与站点档案所记许可证不一致');
}

function originLines({ origin }: LicenseFinding, lang: Lang, say: Say, t: Translate): string[] {
  const name = origin.name === '' ? '' : t(` (${origin.name})`, `（${origin.name}）`);
  return [`${label(lang, 'Text of', '文章归属')}${say(ORIGIN_WORDS[origin.kind])}${name}`];
}

function candidateLines({ candidates }: LicenseFinding, lang: Lang, t: Translate): string[] {
  if (candidates.length === 0)
    return [
      `${label(lang, 'Wording', '权利文字')}${t('none about rights on the page', '页面没有关于权利的文字')}`,
    ];
  const lines = candidates
    .slice(0, LINES_MAX)
    .map(
      (c) =>
        `          ${c.spdx ?? rightsWords(c.kind)[lang]}${t(': ', '：')}${COVERS_WORDS[c.appliesTo][lang]}${t('; ', '；')}${ZONE_WORDS[c.zone][lang]}${t(', ', '，')}${SOURCE_WORDS[c.source][lang]} “${oneLine(c.phrase)}”`,
    );
  return [label(lang, 'Wording', '权利文字').trim(), ...lines, ...rest(candidates.length, t)];
}

function signalLines({ signals }: LicenseFinding, lang: Lang, t: Translate): string[] {
  if (signals.length === 0) return [];
  const lines = signals.slice(0, LINES_MAX).map((s) => `          ${signalWords(s, lang, t)}`);
  return [label(lang, 'Signals', '信号').trim(), ...lines, ...rest(signals.length, t)];
}

function signalWords(s: Signal, lang: Lang, t: Translate): string {
  const where = s.zone === undefined ? '' : t(', ', '，') + ZONE_WORDS[s.zone][lang];
  return `${s.rule} ${oneLine(rightsWords(s.value)[lang])} → ${effectWords(s)[lang]}${t(' (', '（')}${SOURCE_WORDS[s.source][lang]}${where}${t(') ', '）')}${short(s.evidence)}`;
}

/** A bare © reserves what the law gives anyway: beside a license it says nothing against it (DEC-7). */
function effectWords({ effect, value }: LicenseFinding['signals'][number]): Words {
  return effect === 'reserve' && value === 'copyright-notice' ? BARE_NOTICE : EFFECT_WORDS[effect];
}

function rest(n: number, t: Translate): string[] {
  return n <= LINES_MAX ? [] : [`          ${t(`and ${n - LINES_MAX} more`, `另有 ${n - LINES_MAX} 项`)}`];
}

function identityLines(identity: SiteIdentity | undefined, lang: Lang, say: Say, t: Translate): string[] {
  if (identity === undefined) return [];
  const operator = identity.operator === '' ? '' : ` · ${identity.operator}`;
  const doubt = identity.result === 'ICP-S2' ? contradiction(identity, t) : '';
  return [
    `${label(lang, 'Run by', '运营者')}${identity.result} ${say(IDENTITY_WORDS[identity.result])}${operator}`,
    ...(doubt === '' ? [] : [`          ${doubt}`]),
    ...identity.icp
      .slice(0, LINES_MAX)
      .map(
        (n) =>
          `          ${n.rule} ${n.normalized}${lang === 'zh' ? `（${filingWords(n.type).zh}）` : ` (${filingWords(n.type).en})`}`,
      ),
  ];
}

/** What speaks against the numbers of a page: two entities, or provinces that do not belong together. */
function contradiction({ icp }: SiteIdentity, t: Translate): string {
  const filed = icp.filter((n) => n.rule === 'ICP-01');
  const entities = new Set(filed.map((n) => n.normalized.replace(/号.*$/u, '')));
  if (entities.size > 1) return t('the page shows filings of two entities', '页面载有两个主体的备案号');
  const [province] = filed.map((n) => n.province);
  const police = icp.find(
    (n) =>
      n.rule === 'ICP-05' && n.province !== undefined && sameProvince(n.province) !== sameProvince(province),
  );
  return province === undefined || police === undefined
    ? ''
    : t(
        `the ICP filing is of one region (${province}), the public-security filing of another (${police.province ?? ''})`,
        `ICP 备案属${province}，公安备案属${police.province ?? ''}`,
      );
}

/** Some provinces have two signs, one for filings and one for the police. */
function sameProvince(sign: string | undefined): string {
  return { 川: '蜀', 贵: '黔', 云: '滇', 甘: '陇' }[sign ?? ''] ?? sign ?? '';
}

function labelLines(found: AiLabel | undefined, lang: Lang, t: Translate): string[] {
  if (found === undefined || found.status === 'none') return [];
  const isSure = found.status === 'labelled';
  const status = isSure
    ? t('labelled as AI-generated', '标注为 AI 生成')
    : t('may be AI-generated', '可能为 AI 生成');
  const rule = t(` (${found.rule ?? ''})`, `（${found.rule ?? ''}）`);
  const evidence = found.evidence ?? '';
  return [
    `${label(lang, 'AI label', 'AI 标识')}${status}${rule} “${oneLine(evidence)}” ${short(sha256(evidence))}`,
  ];
}

/** Duties bind who may use the text; of a held page they say what a ruling would bring. */
function dutyLines(license: LicenseFinding, verdict: Verdict, lang: Lang, say: Say, t: Translate): string[] {
  const { class: licenseClass, attribution } = license;
  if (verdict === 'deny' || (verdict === 'hold' && licenseClass === 'G')) return [];
  const open = verdict === 'hold' ? t('if a person allows it, ', '如经人工准许，') : '';
  const duties = `${label(lang, 'Duties', '义务')}${open}${t(`class ${licenseClass}: `, `${licenseClass} 类：`)}${say(CLASS_WORDS[licenseClass])}`;
  if (licenseClass !== 'B' && licenseClass !== 'C') return [duties];
  const { creator, title, sourceUrl } = attribution;
  const credit = [creator, title, sourceUrl].filter((part) => part !== '').join(' · ');
  return [duties, `          ${t('credit: ', '署名：')}${credit}`];
}

/** Columns a label takes: a Han character takes two. */
const LABEL_COLUMNS = 10;

/** A label of a memo, filled up to one width, so that what follows stands in one column. */
export function label(lang: Lang, en: string, zh: string): string {
  const text = lang === 'zh' ? zh : en;
  const columns = [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, LABEL_COLUMNS - columns));
}

function short(digest: string): string {
  return digest.slice(0, DIGEST_SHOWN);
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
