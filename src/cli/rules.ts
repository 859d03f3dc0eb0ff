import Table from 'cli-table3';
import { EXIT } from '../core/failures.ts';
import { resolvePlan } from '../pipeline/plan.ts';

/** Reads a pipeline with all its rules. Exit 0 with the list of files and digests, 2 with what is wrong and where. */
export function rulesCommand(file: string): number {
  const plan = resolvePlan(file);
  const table = new Table({ head: ['rule file', 'digest'], style: { head: [], border: [] } });
  for (const [name, digest] of Object.entries(plan.rules.digests)) table.push([name, digest.slice(0, 23)]);
  const sites = plan.rules.sites.profiles;
  const approved = sites.filter((site) => site.status === 'approved').length;
  process.stdout.write(
    `${table.toString()}\n${sites.length} site profiles, ${approved} approved; plan ${plan.digest}\n`,
  );
  return EXIT.ok;
}
