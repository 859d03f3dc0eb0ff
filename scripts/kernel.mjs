// Compiles assembly/minhash.ts to WebAssembly and writes it as src/dedup/kernel-bytes.ts, so that neither the
// build nor a user needs the compiler. With --check it says whether the committed bytes are today's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/dedup/kernel-bytes.ts');
const FLAGS = ['--enable', 'simd', '--runtime', 'stub', '--noAssert', '-O3', '--converge'];
/** Pages of 64 KiB the layout in minhash.ts needs. */
const PAGES = '9';

if (import.meta.filename === process.argv[1]) {
  const text = compileKernel();
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    process.stderr.write(
      'src/dedup/kernel-bytes.ts is not what assembly/minhash.ts compiles to: node scripts/kernel.mjs\n',
    );
    process.exitCode = 1;
  }
}

/** The text of kernel-bytes.ts. */
function compileKernel() {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-kernel-'));
  try {
    const out = join(folder, 'minhash.wasm');
    const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
    const args = [asc, 'assembly/minhash.ts', ...FLAGS, '--initialMemory', PAGES, '-o', out];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`asc ended with ${status}`);
    const lines =
      readFileSync(out)
        .toString('base64')
        .match(/.{1,100}/gu) ?? [];
    return [
      '/** Compiled from assembly/minhash.ts by scripts/kernel.mjs: not written by hand. */',
      'export const KERNEL_WASM =',
      ...lines.map((line, i) => `  '${line}'${i === lines.length - 1 ? ';' : ' +'}`),
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
