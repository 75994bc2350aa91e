import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { listen } from '../sandbox/listen.ts';

const RUNTIME = fileURLToPath(new URL('runtime.mjs', import.meta.url));

const Cost = v.object({
  milliseconds: v.number(),
  cpu: v.number(),
  age: v.number(),
  rss: v.number(),
  heap: v.number(),
});
const Answer = v.looseObject({ statusCode: v.literal(200) });

/**
 * What an invocation took: milliseconds, and milliseconds of CPU time, also those since the start of the process. And
 * bytes: high-water mark, live heap.
 */
export type Cost = v.InferOutput<typeof Cost>;

/** A function's process, from its start to its end. */
export interface Life {
  /** Milliseconds from the start of the process until it asked for its first event. */
  readonly init: number;
  /** Milliseconds since the start of the process. */
  readonly age: () => number;
  /** Hands an event over; throws when the function fails or does not answer 200. The heap is measured if garbage is collected. */
  readonly invoke: (event: object, collect?: boolean) => Promise<Cost>;
  readonly end: () => Promise<void>;
}

interface Options {
  /** The bundle. */
  readonly file: string;
  readonly variables: Readonly<Record<string, string>>;
  /** As Lambda's own runtime derives heap and young generation from it. Megabytes. */
  readonly memory?: number;
}

/** Starts a function as Lambda does: a fresh process that gets its events from the Runtime API, here on loopback. */
export async function live({ file, variables, memory = 512 }: Options): Promise<Life> {
  const asking = Promise.withResolvers<number>();
  let ask: ServerResponse | null = null;
  let next = Promise.withResolvers<ServerResponse>();
  let answered = Promise.withResolvers<Cost>();

  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      asking.resolve(performance.now() - start);
      ask = response;
      next.resolve(ask);
      return;
    }
    const body = await text(request);
    response.writeHead(202, { 'content-length': 0 }).end();
    const failed = request.url?.endsWith('/error') || !v.is(Answer, JSON.parse(body));
    if (failed) answered.reject(new Error(`${file} answered ${body}`));
    else answered.resolve(v.parse(v.pipe(v.string(), v.parseJson(), Cost), request.headers['x-cost']));
  });
  const { port, close } = await listen(server);

  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${Math.floor(memory * 0.9)}`,
      `--max-semi-space-size=${Math.floor(memory * 0.05)}`,
      '--expose-gc',
      RUNTIME,
      file,
    ],
    {
      env: {
        ...variables,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        AWS_LAMBDA_FUNCTION_NAME: 'bench',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const exited = new Promise<never>((_, reject) => {
    child.once('close', (code) => reject(new Error(`${file} ended with ${code}:\n${said}`)));
  });
  exited.catch(() => {});
  const init = await Promise.race([asking.promise, exited]);

  let count = 0;
  return {
    init,
    age: () => performance.now() - start,
    async invoke(event, collect = false) {
      const response = await Promise.race([next.promise, exited]);
      next = Promise.withResolvers();
      answered = Promise.withResolvers();
      const body = JSON.stringify(event);
      response.writeHead(200, {
        'lambda-runtime-aws-request-id': `request-${process.pid}-${port}-${count++}`,
        'content-length': Buffer.byteLength(body),
        ...(collect ? { 'bench-collect': 'yes' } : {}),
      });
      response.end(body);
      return Promise.race([answered.promise, exited]);
    },
    async end() {
      child.kill('SIGKILL');
      await exited.catch(() => {});
      await close();
    },
  };
}
