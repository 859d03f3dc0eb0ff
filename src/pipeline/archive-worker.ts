import { parentPort, workerData } from 'node:worker_threads';
import { WarcArchive, type ArchiveOptions } from '../crawl/archive.ts';
import type { ArchiveAnswer, ArchiveRequest } from './archive-thread.ts';

const archive = new WarcArchive(workerData as ArchiveOptions);
const answer = (message: ArchiveAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: ArchiveRequest) => {
  perform(request).then(
    (result) => answer({ result }),
    (error: NodeJS.ErrnoException) => answer({ error: { message: error.message, code: error.code } }),
  );
});

async function perform(request: ArchiveRequest): Promise<unknown> {
  return request.method === 'append' ? archive.append(request.entries) : archive[request.method]();
}
