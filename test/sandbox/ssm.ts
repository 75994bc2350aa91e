import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import * as v from 'valibot';
import { ACCOUNT, REGION } from './aws.ts';
import { listen } from './listen.ts';

/** What can go wrong with Parameter Store: its throttling, an outage, no answer at all, a role without the right. */
export type SsmFault = 'throttled' | 'error' | 'hang' | 'denied';

export interface SsmCall {
  readonly operation: string;
  /** Names as they were asked for. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Ssm {
  readonly url: string;
  /** Full name → value. What a test sets here, the next call reads. */
  readonly parameters: Map<string, string>;
  readonly calls: SsmCall[];
  /** Lets the next calls fail; a hanging one is never answered. */
  readonly fail: (fault: SsmFault, times?: number) => void;
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: object;
}

const GetParameters = v.object({
  Names: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10)),
  WithDecryption: v.optional(v.boolean(), false),
});
const PutParameter = v.object({
  Name: v.pipe(v.string(), v.startsWith('/')),
  Value: v.pipe(v.string(), v.minLength(1)),
  Type: v.optional(v.picklist(['String', 'StringList', 'SecureString'])),
  Overwrite: v.optional(v.boolean(), false),
});

const ok = (body: object): Reply => ({ status: 200, body });
const refusal = (code: string, message: string, status = 400): Reply => ({ status, body: { __type: code, message } });

const FAULTS: Record<Exclude<SsmFault, 'hang'>, Reply> = {
  throttled: refusal('ThrottlingException', 'Rate exceeded'),
  error: refusal('InternalServerError', 'An internal error occurred', 500),
  denied: refusal('AccessDeniedException', 'User is not authorized to perform: ssm:GetParameters'),
};

const ARN = `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter`;
const nameOf = (nameOrArn: string) => nameOrArn.replace(/^arn:[^/]*:parameter(?=\/)/, '');
/** All but the `forms` parameter hold secrets, and give them only to those who ask for decryption. */
const typeOf = (name: string) => (/\/(forms|webhook-ends)$/.test(name) ? 'String' : 'SecureString');

function operations(parameters: Map<string, string>) {
  const versions = new Map<string, { version: number; modified: number }>();
  const versionOf = (name: string) => versions.get(name) ?? { version: 1, modified: 0 };

  function describe(name: string, value: string, decrypt: boolean) {
    const { version, modified } = versionOf(name);
    return {
      Name: name,
      Type: typeOf(name),
      Value: decrypt || typeOf(name) === 'String' ? value : `encrypted:${Buffer.from(value).toString('base64')}`,
      Version: version,
      LastModifiedDate: modified / 1000,
      ARN: `${ARN}${name}`,
      DataType: 'text',
    };
  }

  const table: Record<string, (input: unknown) => Reply> = {
    GetParameters(input) {
      const { Names, WithDecryption } = v.parse(GetParameters, input);
      const found: object[] = [];
      const invalid: string[] = [];
      for (const asked of new Set(Names)) {
        const value = parameters.get(nameOf(asked));
        if (value === undefined) invalid.push(asked);
        else found.push(describe(nameOf(asked), value, WithDecryption));
      }
      return ok({ Parameters: found, InvalidParameters: invalid });
    },
    PutParameter(input) {
      const { Name, Value, Overwrite } = v.parse(PutParameter, input);
      const exists = parameters.has(Name);
      if (exists && !Overwrite) {
        return refusal('ParameterAlreadyExists', 'The parameter already exists: set the overwrite option to change it');
      }
      const version = exists ? versionOf(Name).version + 1 : 1;
      parameters.set(Name, Value);
      versions.set(Name, { version, modified: Date.now() });
      return ok({ Version: version, Tier: 'Standard' });
    },
  };
  return (operation: string, input: unknown): Reply => {
    const run = Object.hasOwn(table, operation) ? table[operation] : undefined;
    if (!run) return refusal('UnknownOperationException', `No ${operation} here`);
    try {
      return run(input);
    } catch (error) {
      return refusal('ValidationException', error instanceof Error ? error.message : 'Invalid request');
    }
  };
}

const Named = v.union([
  v.pipe(
    v.object({ Names: v.array(v.string()) }),
    v.transform(({ Names }) => Names),
  ),
  v.pipe(
    v.object({ Name: v.string() }),
    v.transform(({ Name }) => [Name]),
  ),
]);

/**
 * A stand-in for SSM Parameter Store on loopback: the `GetParameters` and `PutParameter` of AWS's JSON protocol, as the
 * real SDK speaks it (`AWS_ENDPOINT_URL_SSM`), with names and ARNs, versions, decryption on request, and faults on demand.
 */
export async function startSsm(options: { port?: number; parameters?: Record<string, string> } = {}): Promise<Ssm> {
  const parameters = new Map(Object.entries(options.parameters ?? {}));
  const calls: SsmCall[] = [];
  const operate = operations(parameters);
  let fault: { readonly kind: SsmFault; times: number } | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target']).replace(/^AmazonSSM\./, '');
    const input: unknown = await json(request);
    const named = v.safeParse(Named, input);
    calls.push({ operation, names: named.success ? named.output : [], at: Date.now() });
    const failing = fault && fault.times-- > 0 ? fault.kind : null;
    if (failing === 'hang') return;
    const { status, body } = failing ? FAULTS[failing] : operate(operation, input);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const { url, close } = await listen(server, options.port);
  return {
    url,
    parameters,
    calls,
    fail(kind, times = 1) {
      fault = { kind, times };
    },
    close,
  };
}
