// Makes the checkout ready: installs the locked packages and compiles src, each only when needed.
// Plain JavaScript on Node alone, because nothing is installed yet when it first runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'dist', '.stamp');

if (import.meta.filename === process.argv[1]) ready();

/** Installs and builds as far as needed. Exits the process with the failing command's code. */
export function ready() {
  requireNode();
  if (!isInstalled())
    run('npm', ['ci', '--no-fund', '--no-audit'], 'installing packages (about a minute the first time)');
  const wanted = sourceDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
    'compiling',
  );
  writeFileSync(stamp, wanted);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`jingliu needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

// npm writes node_modules/.package-lock.json last; an older one than the lock file belongs to other packages.
function isInstalled() {
  const lock = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= Math.min(statSync(lock).mtimeMs, Date.now());
}

function sourceDigest() {
  const hash = createHash('sha256').update(process.versions.node);
  const files = ['tsconfig.json', 'package-lock.json', ...tree('src')];
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function tree(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

function run(command, args, what) {
  process.stderr.write(`jingliu: ${what} …\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error !== undefined) process.stderr.write(`jingliu: cannot start ${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
