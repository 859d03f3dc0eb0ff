import type { LicenseProfile } from '../../core/permission.ts';
import { createSigner } from '../../dedup/signer.ts';
import { compileLexicons, type Lexicon } from '../../filter/safety/lexicon.ts';
import { compilePiiRules, type PiiRules } from '../../pii/redact.ts';
import type { Kit, MarkdownKit } from '../rooms.ts';
import { readRuleSet } from '../rule-set.ts';
import { SIGN_PARAMS } from './sign-params.ts';

/** Names of the rule files used when no pipeline file names others. */
const RULE_NAMES = { normalize: 'default', thresholds: 'filter' };

/**
 * Everything the rooms need, from a folder of rules, for use without a pipeline. What takes long to compile is
 * compiled when it is first asked for.
 * @throws ConfigError naming file, line and column of whatever is wrong in the rules.
 */
export function loadKit(rulesFolder: string, licenseProfile: LicenseProfile, markdown?: MarkdownKit): Kit {
  const rules = readRuleSet(rulesFolder, RULE_NAMES);
  let lexicon: Lexicon | undefined;
  let pii: PiiRules | undefined;
  return {
    rules,
    get lexicon() {
      return (lexicon ??= compileLexicons(rules.lexicons));
    },
    get pii() {
      return (pii ??= compilePiiRules(rules.pii));
    },
    licenseProfile,
    signer: createSigner(SIGN_PARAMS),
    ...(markdown === undefined ? {} : { markdown }),
  };
}
