import { parentPort, workerData } from 'node:worker_threads';
import { createSigner, type SignParams } from '../../dedup/signer.ts';
import type { PoolMessage } from '../pool.ts';
import { signChunk, type FieldMap, type SignJob } from './sign-chunk.ts';

export interface SignSetup {
  readonly fields: FieldMap;
  readonly params: SignParams;
}

const { fields, params } = workerData as SignSetup;
const signer = createSigner(params);

parentPort?.on('message', (job: SignJob) => parentPort?.postMessage(answer(job)));

function answer(job: SignJob): PoolMessage {
  try {
    return { kind: 'done', result: signChunk(job, fields, params, signer) };
  } catch (error) {
    const { name, message } = error as Error;
    return { kind: 'failed', error: { name, message } };
  }
}
