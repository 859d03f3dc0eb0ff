import { parse } from 'yaml';
import { ConfigError } from '../../core/failures.ts';
import { issueLines } from '../../core/schema-issues.ts';
import { filterThresholdsSchema, type FilterThresholds } from '../../filter/run-filters.ts';

/**
 * Thresholds with some parameters replaced, as in `filter.han-ratio.hanRatioMin=0.5`. The end of a name is
 * enough where one parameter of the filter ends so: `filter.han-ratio.min=0.5`.
 * @throws ConfigError naming what can be set when a filter, parameter or value is none.
 */
export function withSettings(thresholds: FilterThresholds, settings: readonly string[]): FilterThresholds {
  const filters = structuredClone(thresholds.filters) as Record<string, Record<string, unknown>>;
  for (const setting of settings) {
    const { filter, name, value } = split(setting);
    const params = filters[filter];
    if (params === undefined)
      throw new ConfigError(
        `--set ${setting}: there is no ${filter}; filters are ${Object.keys(filters).join(', ')}`,
      );
    params[nameOf(setting, filter, name, Object.keys(params))] = value;
  }
  const result = filterThresholdsSchema.safeParse({ ...thresholds, filters });
  if (!result.success)
    throw new ConfigError(`--set ${settings.join(' --set ')}: ${issueLines(result.error.issues).join('; ')}`);
  return result.data;
}

function split(setting: string): { readonly filter: string; readonly name: string; readonly value: unknown } {
  const found = /^(filter\.[a-z-]+)\.(\w+)=(.+)$/u.exec(setting);
  if (found === null)
    throw new ConfigError(
      `--set ${setting}: write <filter>.<parameter>=<value>, for example filter.han-ratio.min=0.5`,
    );
  const [, filter = '', name = '', value = ''] = found;
  return { filter, name, value: parse(value) as unknown };
}

function nameOf(setting: string, filter: string, name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const ending = name.toLowerCase();
  const fits = known.filter((param) => param.toLowerCase().endsWith(ending));
  if (fits.length === 1) return fits[0] as string;
  const what = fits.length === 0 ? `has no ${name}` : `has several that end in ${name}`;
  throw new ConfigError(`--set ${setting}: ${filter} ${what}; its parameters are ${known.join(', ')}`);
}
