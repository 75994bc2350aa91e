// A small runtime client as Lambda has one: `node runtime.mjs FILE` loads a function and serves the Runtime API at
// AWS_LAMBDA_RUNTIME_API with it. Plain JavaScript over a bare socket, so that it costs a function's start next to
// nothing and loads no module for it. With every answer it tells what the invocation cost.
import { connect } from 'node:net';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const socket = connect({ host, port: Number(port), noDelay: true });
let buffered = Buffer.alloc(0);
let arrived = () => {};
socket.on('data', (chunk) => {
  buffered = Buffer.concat([buffered, chunk]);
  arrived();
});
socket.on('close', () => process.exit());

/** One request, and the head and body of its response. */
async function exchange(head, body = '') {
  socket.write(`${head}\r\nhost: ${host}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  for (;;) {
    const end = buffered.indexOf('\r\n\r\n');
    const text = buffered.toString('latin1', 0, Math.max(end, 0));
    const total = end + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (end >= 0 && buffered.length >= total) {
      const answer = { head: text, body: buffered.toString('utf8', end + 4, total) };
      buffered = buffered.subarray(total);
      return answer;
    }
    await new Promise((resolve) => {
      arrived = resolve;
    });
  }
}

const { handler } = await import(process.argv[2]);
for (;;) {
  const { head, body } = await exchange('GET /2018-06-01/runtime/invocation/next HTTP/1.1');
  const awsRequestId = /lambda-runtime-aws-request-id: (\S+)/i.exec(head)[1];
  const event = JSON.parse(body);
  const before = process.cpuUsage();
  const start = performance.now();
  const [answer, way] = await handler(event, { awsRequestId }).then(
    (value) => [JSON.stringify(value ?? null), 'response'],
    (error) => [JSON.stringify({ errorMessage: error.message, errorType: error.name, stack: error.stack }), 'error'],
  );
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const all = process.cpuUsage();
  const collects = /bench-collect/i.test(head);
  if (collects) globalThis.gc();
  const cost = JSON.stringify({
    milliseconds,
    cpu: (user + system) / 1000,
    age: (all.user + all.system) / 1000,
    rss: process.resourceUsage().maxRSS * 1024,
    heap: collects ? process.memoryUsage().heapUsed : 0,
  });
  await exchange(`POST /2018-06-01/runtime/invocation/${awsRequestId}/${way} HTTP/1.1\r\nx-cost: ${cost}`, answer);
}
