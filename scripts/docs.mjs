// `npm run docs`: rewrites the pages that are made from lists in the code. With --check it only says whether
// they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filterPage } from './docs/filter-page.mjs';
import { ready } from './ready.mjs';

ready();
const { REASONS } = await import('../dist/core/reasons.js');
const { FAILURES, EXIT } = await import('../dist/core/failures.js');

const PAGES = {
  'docs/reasons.md': reasonsPage(),
  'docs/exit-codes.md': exitPage(),
  'docs/filters.md': await filterPage(),
};
const check = process.argv.includes('--check');
let stale = 0;
for (const [name, text] of Object.entries(PAGES)) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if (!check) writeFileSync(path, text);
  else if (read(path) !== text) {
    process.stderr.write(`${name} is not what the code says: run npm run docs\n`);
    stale += 1;
  }
}
process.exitCode = stale === 0 ? 0 : 1;

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function reasonsPage() {
  const rows = Object.entries(REASONS).map(
    ([code, r]) => `| \`${code}\` | ${r.stage} | ${r.step} | ${r.en} | ${r.zh} |`,
  );
  const failures = Object.entries(FAILURES).map(([code, f]) => `| \`${code}\` | ${f.en} | ${f.zh} |`);
  return `# Reasons

Made from \`src/core/reasons.ts\` and \`src/core/failures.ts\` by \`npm run docs\`.

Every document that does not pass a stage carries one of these. \`reject\` and \`hold\` share the list: a hold waits for a person.

| reason | stage | step | meaning | 含义 |
|---|---|---|---|---|
${rows.join('\n')}

## Failures

A \`fail\` means that we broke, not the page.

| code | meaning | 含义 |
|---|---|---|
${failures.join('\n')}
`;
}

function exitPage() {
  return `# Exit codes

Made from \`src/core/failures.ts\` by \`npm run docs\`.

| code | when |
|---|---|
| ${EXIT.ok} | the command did what it was asked |
| ${EXIT.failed} | it ran and found something wrong: a task failed, a row or a file of the input cannot be read (all others are done), the ledger does not verify, the document is unknown |
| ${EXIT.config} | bad arguments, a path that cannot be read or written, a wrong pipeline or rule file: nothing was started; for a file with rules the message says file:line:column |
| ${EXIT.interrupted} | stopped by SIGINT or SIGTERM; the same command goes on |
| ${EXIT.pipeClosed} | nobody reads standard output any more, as when \`head\` has enough: the rest was not done |
`;
}
