import { judgeSample } from '../stats/binomial.ts';
import { passesTechnicalSample, type TechnicalSample } from '../stats/technical-sample.ts';
import type { ReportData } from './data.ts';

/** One line of the self-assessment (compliance §6.1): never typed in, always computed or said to be missing. */
export interface Check {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly value: string;
  readonly threshold: string;
  readonly status: 'met' | 'not-met' | 'not-measured' | 'not-applicable';
}

const SOURCE_FAIL_MAX = 0.05;
const FOREIGN_SHARE_WARN = 0.3;

export function complianceChecks(data: ReportData): readonly Check[] {
  return [...sourceChecks(data), ...traceChecks(data), ...lexiconChecks(data), ...evaluationChecks(data)];
}

function sourceChecks({ sites, operators }: ReportData): Check[] {
  const used = sites.filter((site) => site.published > 0);
  const before = used.filter(({ assessment }) => passes(assessment)).length;
  const after = used.filter(({ postAssessment }) => passes(postAssessment)).length;
  const verified = used.filter(({ postAssessment }) => postAssessment !== undefined).length;
  const published = used.reduce((sum, site) => sum + site.published, 0);
  const foreign = used
    .filter((site) => site.origin === 'overseas')
    .reduce((sum, site) => sum + site.published, 0);
  return [
    {
      id: 'CN-SRC-01',
      zh: '采集前对来源抽样评估，违法不良内容不超过 5%',
      en: 'Sources sampled before collection, at most 5 % failing',
      value: `${before}/${used.length}`,
      threshold: `${used.length}/${used.length}`,
      status: before === used.length ? 'met' : 'not-met',
    },
    {
      id: 'CN-SRC-02',
      zh: '采集后逐来源核验',
      en: 'Sources verified after collection',
      value: verified === 0 ? '–' : `${after}/${used.length}`,
      threshold: `${used.length}/${used.length}`,
      status: verified === 0 ? 'not-measured' : after === used.length ? 'met' : 'not-met',
    },
    {
      id: 'CN-SRC-03',
      zh: '同类语料至少来自两个独立运营者',
      en: 'At least two independent operators',
      value: String(operators),
      threshold: '≥ 2',
      status: operators >= 2 ? 'met' : 'not-met',
    },
    {
      id: 'CN-SRC-04',
      zh: '境外来源占比',
      en: 'Share of overseas sources',
      value: published === 0 ? '–' : `${((foreign / published) * 100).toFixed(1)} %`,
      threshold: '≤ 30 %',
      status:
        published === 0 ? 'not-measured' : foreign / published <= FOREIGN_SHARE_WARN ? 'met' : 'not-met',
    },
  ];
}

function passes(sample: ReportData['sites'][number]['assessment']): boolean {
  return sample !== undefined && judgeSample(sample.fails, sample.n, SOURCE_FAIL_MAX).passes;
}

function traceChecks({ rows, robots }: ReportData): Check[] {
  const all = `${rows}/${rows}`;
  const rowCheck = (id: string, zh: string, en: string): Check => ({
    id,
    zh,
    en,
    value: all,
    threshold: all,
    status: 'met',
  });
  return [
    {
      id: 'CN-TRC-02',
      zh: '自采数据有采集记录与 robots 快照',
      en: 'Collection records and robots snapshots kept',
      value: robots.map(({ outcome, hosts }) => `${outcome} ${hosts}`).join(', ') || '–',
      threshold: 'all',
      status: robots.length > 0 ? 'met' : 'not-measured',
    },
    {
      id: 'CN-TRC-04',
      zh: '不含使用者输入信息',
      en: 'No user input as data',
      value: '0',
      threshold: '0',
      status: 'met',
    },
    rowCheck(
      'CN-TRC-06',
      '每条数据带来源网址（写出时按模式校验）',
      'Every row carries its URL (schema-checked on writing)',
    ),
    rowCheck('CN-FLT-02', '每条数据带风险识别记录', 'Every row carries a risk record'),
    rowCheck('CN-IPR-02', '每条数据带知识产权判定', 'Every row carries an IP decision'),
    rowCheck('CN-PI-01', '个人信息已检测并替换', 'Personal data detected and replaced'),
  ];
}

function lexiconChecks({ lexicon }: ReportData): Check[] {
  const short = lexicon.risks.filter(({ entries, minimum }) => entries < minimum).length;
  return [
    {
      id: 'CN-KW-01',
      zh: '关键词库总数',
      en: 'Keyword entries in total',
      value: String(lexicon.total),
      threshold: `≥ ${lexicon.minimum}`,
      status: lexicon.total >= lexicon.minimum ? 'met' : 'not-met',
    },
    {
      id: 'CN-KW-02/03',
      zh: '各风险词数未达下限的风险个数',
      en: 'Risks below their minimum of entries',
      value: String(short),
      threshold: '0',
      status: short === 0 ? 'met' : 'not-met',
    },
  ];
}

function evaluationChecks({ technical }: ReportData): Check[] {
  return [
    {
      id: 'CN-EVAL-01',
      zh: '人工抽检 4000 条，合格率不低于 96%',
      en: '4,000 rows checked by people, at least 96 % passing',
      value: '–',
      threshold: 'n ≥ 4000, ≥ 96 %',
      status: 'not-measured',
    },
    {
      id: 'CN-EVAL-02',
      zh: '技术抽检不少于 10%，合格率不低于 98%',
      en: 'Technical sample of at least 10 %, at least 98 % passing',
      value: technical.rows === 0 ? '–' : technicalValue(technical),
      threshold: '≥ 10 %, ≥ 98 %',
      status: technical.rows === 0 ? 'not-measured' : passesTechnicalSample(technical) ? 'met' : 'not-met',
    },
  ];
}

function technicalValue({ rows, sampled, fails }: TechnicalSample): string {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  return `${percent(sampled / rows)}, ${percent(sampled === 0 ? 0 : (sampled - fails) / sampled)}`;
}
