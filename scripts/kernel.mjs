// Compiles the kernels in assembly/ to WebAssembly and writes them as modules of src, so that neither the
// build nor a user needs the compiler. With --check it says whether the committed bytes are today's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FLAGS = ['--enable', 'simd', '--runtime', 'stub', '--noAssert', '-O3', '--converge'];
/** Memory in pages of 64 KiB: what the layout in minhash.ts needs; the page kernel's grows. */
const KERNELS = [
  { source: 'assembly/minhash.ts', target: 'src/dedup/kernel-bytes.ts', name: 'KERNEL_WASM', pages: '9' },
  { source: 'assembly/page.ts', target: 'src/core/page-kernel-bytes.ts', name: 'PAGE_WASM', pages: '1' },
];

if (import.meta.filename === process.argv[1])
  for (const kernel of KERNELS) {
    const text = compileKernel(kernel);
    if (!process.argv.includes('--check')) writeFileSync(join(root, kernel.target), text);
    else if (readFileSync(join(root, kernel.target), 'utf8') !== text) {
      process.stderr.write(
        `${kernel.target} is not what ${kernel.source} compiles to: node scripts/kernel.mjs\n`,
      );
      process.exitCode = 1;
    }
  }

/** The text of the module with a kernel's bytes. */
function compileKernel({ source, name, pages }) {
  const folder = mkdtempSync(join(tmpdir(), 'jingliu-kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
    const args = [asc, source, ...FLAGS, '--initialMemory', pages, '-o', out];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`asc ended with ${status}`);
    const lines =
      readFileSync(out)
        .toString('base64')
        .match(/.{1,100}/gu) ?? [];
    return [
      `/** Compiled from ${source} by scripts/kernel.mjs: not written by hand. */`,
      `export const ${name} =`,
      ...lines.map((line, i) => `  '${line}'${i === lines.length - 1 ? ';' : ' +'}`),
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
