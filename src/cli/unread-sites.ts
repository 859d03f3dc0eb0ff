import { dirname, resolve } from 'node:path';
import type { SiteProfile } from '../core/site-profile.ts';
import type { Plan } from '../pipeline/plan.ts';

/** Names shown of each kind. */
const NAMES_MAX = 5;

/**
 * Why a crawl asks nobody, and what to do: every profile it names waits for approval or is barred. Undefined
 * where one is approved.
 */
export function unreadSites({ file, pipeline, rules }: Plan): string | undefined {
  const { sites } = pipeline.crawl;
  const { profiles } = rules.sites;
  const chosen = sites === 'all' ? profiles : profiles.filter(({ id }) => sites.includes(id));
  if (sites.length === 0 || chosen.some(({ status }) => status === 'approved')) return undefined;
  const folder = resolve(dirname(file), pipeline.rules);
  if (chosen.length === 0)
    return `Nothing was fetched: ${folder}/sites holds no profile. \`jingliu sites add <id> --rules ${folder}\` writes one to fill in.`;
  const pending = chosen.filter(({ status }) => status === 'pending');
  const barred = chosen.filter(({ status }) => status === 'barred');
  return [
    `Nothing was fetched: none of ${chosen.length} site profile(s) is approved.`,
    ...(pending.length === 0
      ? []
      : [
          `  pending  ${names(pending)}`,
          '           complete basis and evidence, judge a sample (`jingliu sites assess <id>`), then write `status: approved` into the profile',
        ]),
    ...(barred.length === 0
      ? []
      : [
          `  barred   ${names(barred)}`,
          '           not read again until a new assessment lifts it (CN-SRC-05)',
        ]),
    `  see      jingliu sites list --rules ${folder}`,
  ].join('\n');
}

function names(sites: readonly SiteProfile[]): string {
  const shown = sites.slice(0, NAMES_MAX).map(({ id }) => id);
  const rest = sites.length - shown.length;
  return `${sites.length}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
