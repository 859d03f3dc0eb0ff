import { Worker } from 'node:worker_threads';

/** What a worker is asked, and what it answers; bodies are structured-cloned. */
export interface PoolMessage {
  readonly kind: 'progress' | 'done' | 'failed';
  readonly documents?: number;
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

interface Job {
  readonly spec: unknown;
  readonly progress: (documents: number) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Worker threads with one job in hand each. Jobs start in the order they were given. A worker that dies
 * fails its job and is replaced, so one bad shard does not take the run with it. A worker starts when there is a job
 * for it: what it loads costs more than a few rows do.
 */
export class WorkerPool {
  readonly #script: URL;
  readonly #workerData: unknown;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #queue: Job[] = [];
  #closed = false;

  /** @param script the compiled worker, which answers with PoolMessage. */
  constructor(script: URL, size: number, workerData: unknown) {
    this.#script = script;
    this.#workerData = workerData;
    this.#size = size;
  }

  run<T>(spec: unknown, progress: (documents: number) => void = () => {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ spec, progress, resolve: resolve as (result: unknown) => void, reject });
      this.#dispatch();
    });
  }

  /** Drops what has not started; what runs is finished by its own promise. */
  drop(error: Error): void {
    for (const job of this.#queue.splice(0)) job.reject(error);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #spawn(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#workerData });
    worker.on('message', (message: PoolMessage) => this.#receive(worker, message));
    worker.on('error', (error: Error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the worker thread ended')));
    return worker;
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.shift() ?? (this.#busy.size < this.#size ? this.#spawn() : undefined);
      if (worker === undefined) return;
      const job = this.#queue.shift() as Job;
      this.#busy.set(worker, job);
      worker.postMessage(job.spec);
    }
  }

  #receive(worker: Worker, message: PoolMessage): void {
    const job = this.#busy.get(worker);
    if (job === undefined) return;
    if (message.kind === 'progress') return job.progress(message.documents ?? 0);
    this.#busy.delete(worker);
    this.#idle.push(worker);
    if (message.kind === 'done') job.resolve(message.result);
    else job.reject(Object.assign(new Error(message.error?.message), { name: message.error?.name }));
    this.#dispatch();
  }

  #lose(worker: Worker, error: Error): void {
    const job = this.#busy.get(worker);
    const idle = this.#idle.indexOf(worker);
    if (job === undefined && idle < 0) return;
    this.#busy.delete(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    job?.reject(error);
    if (!this.#closed) this.#dispatch();
  }
}
