// The extractors that ours is compared with, each a process of its own, from a folder of peers: npm packages in
// node_modules (@mozilla/readability, linkedom, defuddle), a Python environment in venv (resiliparse, trafilatura,
// jusText, magic-html).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const NODE_TOOLS = new Map([
  ['ours', []],
  ['ours-text', []],
  ['readability', ['@mozilla/readability', 'linkedom']],
  ['defuddle', ['defuddle', 'linkedom']],
]);
const PYTHON_TOOLS = new Map([
  ['resiliparse', 'resiliparse'],
  ['trafilatura', 'trafilatura'],
  ['justext', 'justext'],
  ['magic-html', 'magic_html'],
]);

const pythonOf = (peers) => join(peers, 'venv', 'bin', 'python');

/** Tools asked for, or all: those the folder has, and those it lacks. */
export function toolsAt(peers, asked = [...NODE_TOOLS.keys(), ...PYTHON_TOOLS.keys()]) {
  const isThere = (tool) =>
    NODE_TOOLS.has(tool)
      ? NODE_TOOLS.get(tool).every((name) => existsSync(join(peers, 'node_modules', name)))
      : hasModule(peers, PYTHON_TOOLS.get(tool));
  const there = asked.filter(isThere);
  return { there, absent: asked.filter((tool) => !there.includes(tool)) };
}

function hasModule(peers, name) {
  const python = pythonOf(peers);
  return name !== undefined && existsSync(python) && spawnSync(python, ['-c', `import ${name}`]).status === 0;
}

/** @param list file with a JSON array of pages: id, url, file */
export async function startTool(tool, list, peers) {
  const here = (file) => fileURLToPath(new URL(file, import.meta.url));
  const [command, script] = NODE_TOOLS.has(tool)
    ? [process.execPath, here('node-tool.mjs')]
    : [pythonOf(peers), here('python_tool.py')];
  const child = spawn(command, [script, tool, list, peers], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line) => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`${tool} ended before it answered`);
    return JSON.parse(value);
  };
  const { start } = await ask('load');
  return { ask, start, stop: () => child.stdin.end() };
}

/** What each tool of a folder finds on pages (id, url, file), as [tool, predictions]; ours is left out. */
export async function predictionsOfPeers(peers, pages) {
  const dir = mkdtempSync(join(tmpdir(), 'jingliu-peers-'));
  const list = join(dir, 'pages.json');
  writeFileSync(list, JSON.stringify(pages.map(({ id, url, file }) => ({ id, url, file }))));
  const { there, absent } = toolsAt(peers);
  const found = [];
  try {
    for (const tool of there.filter((name) => !name.startsWith('ours'))) {
      const { ask, stop } = await startTool(tool, list, peers);
      const texts = join(dir, `${tool}.jsonl`);
      await ask(`texts ${texts}`);
      stop();
      found.push([tool, readRows(texts)]);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return { found, absent };
}

export function readRows(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Puts the peers into a folder, as far as the registries have them for this machine. */
export function installTools(peers) {
  const python = pythonOf(peers);
  mkdirSync(peers, { recursive: true });
  const packages = [...new Set([...NODE_TOOLS.values()].flat())];
  run('npm', ['install', '--prefix', peers, '--no-audit', '--no-fund', ...packages]);
  if (!existsSync(python)) run(process.env.PYTHON ?? 'python3', ['-m', 'venv', join(peers, 'venv')]);
  // One by one: magic-html asks for a newer Python than the others.
  for (const name of ['resiliparse', 'trafilatura', 'jusText', 'magic-html'])
    run(python, ['-m', 'pip', 'install', '--quiet', name]);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.stderr.write(`${command} ${args.join(' ')}: failed\n`);
}
