import type { LicenseProfile } from '../../core/permission.ts';
import { createSigner } from '../../dedup/signer.ts';
import { compileLexicons } from '../../filter/safety/lexicon.ts';
import { compilePiiRules } from '../../pii/redact.ts';
import type { Kit } from '../rooms.ts';
import { readRuleSet } from '../rule-set.ts';

/** Names of the rule files used when no pipeline file names others. */
const RULE_NAMES = { normalize: 'default', thresholds: 'filter' };

/** Signature parameters of design.md §4, as in pipelines/demo.yaml. */
const SIGN_PARAMS = { ngram: 5, bands: 14, rows: 8 };

/**
 * Everything the rooms need, from a folder of rules, for use without a pipeline.
 * @throws ConfigError naming file, line and column of whatever is wrong in the rules.
 */
export function loadKit(rulesFolder: string, licenseProfile: LicenseProfile): Kit {
  const rules = readRuleSet(rulesFolder, RULE_NAMES);
  return {
    rules,
    lexicon: compileLexicons(rules.lexicons),
    pii: compilePiiRules(rules.pii),
    licenseProfile,
    signer: createSigner(SIGN_PARAMS),
  };
}
