import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { Refusal } from './refusal.ts';

/** One request about to be answered. */
export interface Exchange {
  readonly response: ServerResponse;
  /** Carries the request out and gives the answer's body. Throws what the method refuses with. */
  readonly commit: () => object;
  readonly schedule: (run: () => void, milliseconds: number) => void;
  readonly onHang: () => void;
}

const page = (status: number) =>
  `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** Carries out what nobody waits for any more: a refusal has no one to go to. */
function unheard(commit: () => object): void {
  try {
    commit();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

type Misbehave<K extends Fault['kind']> = (exchange: Exchange, fault: Extract<Fault, { readonly kind: K }>) => void;

const FAULTS: { readonly [K in Fault['kind']]: Misbehave<K> } = {
  error: ({ response }, { status, code, description = '' }) =>
    sendJson(response, status, { error: code, error_description: description }),
  hang: ({ schedule, commit, onHang }, { commitAfter }) => {
    if (commitAfter !== undefined) schedule(() => unheard(commit), commitAfter);
    onHang();
  },
  reset: ({ response, commit }, { committed }) => {
    if (committed) commit();
    response.socket?.resetAndDestroy();
  },
  'late commit': ({ response, commit, schedule }, { after }) => {
    schedule(() => unheard(commit), after);
    response.socket?.resetAndDestroy();
  },
  slow: ({ response, commit, schedule }, { after }) => {
    schedule(() => sendJson(response, 200, commit()), after);
  },
  html: ({ response, commit }, { status, committed }) => {
    if (committed) commit();
    response.writeHead(status, { 'content-type': 'text/html' }).end(page(status));
  },
  unreadable: ({ response, commit }) => {
    commit();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":');
  },
  'no result': ({ response, commit }) => {
    commit();
    sendJson(response, 200, { time: {} });
  },
  'slow body': ({ response, commit, onHang }) => {
    const body = JSON.stringify(commit());
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2), () => onHang());
  },
  redirect: ({ response }, { location }) => response.writeHead(302, { location }).end(),
};

/** Answers as the fault has it. */
export function misbehave<K extends Fault['kind']>(
  exchange: Exchange,
  fault: Extract<Fault, { readonly kind: K }>,
): void {
  const kind: K = fault.kind;
  FAULTS[kind](exchange, fault);
}
