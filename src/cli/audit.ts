import { EXIT } from '../core/failures.ts';
import { verifyOut } from '../provenance/verify.ts';

/** Exit 0 when everything holds, 1 with the first thing wrong and its place. */
export async function verifyCommand(raw: object): Promise<number> {
  const options = raw as { readonly out: string; readonly json?: boolean };
  const report = await verifyOut(options.out, { replay: true });
  if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(`${describe(report)}\n`);
  return report.ok ? EXIT.ok : EXIT.failed;
}
