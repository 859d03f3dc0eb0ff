// `npm run demo`: makes the checkout ready, serves the bundled sites on loopback and runs pipelines/demo.yaml
// over them. Arguments go to `jingliu run`, for example `npm run demo -- --out /tmp/demo`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ready } from './ready.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

ready();
const { serveSites } = await import('./sites/server.mjs');
const server = await serveSites(fileURLToPath(new URL('../fixtures/sites', import.meta.url)));
const args = ['dist/cli/main.js', 'run', 'pipelines/demo.yaml', '--test-server', `127.0.0.1:${server.port}`];
const own = process.argv.slice(2);
if (!own.includes('--out')) args.push('--out', 'out/demo');
const child = spawn(process.execPath, [...args, ...own], { cwd: root, stdio: 'inherit' });
// The terminal sends SIGINT to the child as well; it decides when to stop.
process.on('SIGINT', () => {});
const [code, signal] = await once(child, 'exit');
await server.close();
process.exit(signal === null ? (code ?? 1) : 1);
