/** Something that is not packed, and why nobody will miss it. */
export interface Exclusion {
  /** What the error calls it. */
  readonly what: string;
  /** The package that drags it in: in every bundle that has this one, the row must match. */
  readonly of: string;
  /** Behind `node_modules/`. The file is not packed, nor what only it needs. */
  readonly file: string;
  readonly reason: string;
  /** Other modules mention it while they load, so it fails when it is used and not already when it is loaded. */
  readonly mentioned?: true;
  /** These exports stay, each the default of a file beside; importing any other fails when packaging. */
  readonly only?: Readonly<Record<string, string>>;
  /** The file stays but for these statements, and so does not need what they mention. */
  readonly cut?: RegExp;
  /** What is packed in its place. */
  readonly instead?: string;
}

const STRINGS = 'what goes to the portal is a string';
const CREDENTIALS = 'in Lambda and in the sandbox, credentials come from the environment';
const SAME_NAME = 'an error comes as the service’s general one, under the same name';

/** The schema of an error and the line that makes it known, in a generated file. */
const ERRORS =
  /^export var (?!ConditionalCheckFailedException\$)\w+\$ = \[-3, n0,[^;]*;\nn0_registry\.registerError\(.*\);$/gm;

const provider = (what: string, file: string): Exclusion => ({
  what: `the credential provider for ${what}`,
  of: '@aws-sdk/credential-provider-node',
  file: `@aws-sdk/credential-provider-${file}`,
  reason: CREDENTIALS,
});

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    what: 'all of undici but its pool',
    of: 'undici',
    file: 'undici/index.js',
    only: { Pool: './lib/dispatcher/pool.js' },
    reason: 'one pool for each portal is all that is used',
  },
  { what: 'undici’s fetch', of: 'undici', file: 'undici/lib/web/fetch/body.js', reason: STRINGS },
  { what: 'undici’s FormData', of: 'undici', file: 'undici/lib/web/fetch/formdata.js', reason: STRINGS },
  { what: 'undici’s WebIDL', of: 'undici', file: 'undici/lib/web/webidl/index.js', reason: STRINGS },
  {
    what: 'undici’s HTTP/2 client',
    of: 'undici',
    file: 'undici/lib/dispatcher/client-h2.js',
    mentioned: true,
    reason: 'the pool is opened with allowH2: false',
  },
  {
    what: 'undici’s Milo parser',
    of: 'undici',
    file: 'undici/lib/dispatcher/parser-h1.js',
    mentioned: true,
    reason: 'the pool is opened with useMilo: false',
  },
  {
    what: 'undici’s parser without SIMD',
    of: 'undici',
    file: 'undici/lib/llhttp/llhttp-wasm.js',
    reason: 'every processor of Lambda has SIMD',
  },

  provider('SSO', 'sso/dist-es/index.js'),
  provider('profiles', 'ini/dist-es/index.js'),
  provider('processes', 'process/dist-es/index.js'),
  provider('web identities', 'web-identity/dist-es/index.js'),
  provider('containers and instances', 'node/dist-es/remoteProvider.js'),
  {
    what: 'the SDK’s profile files',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js',
    instead:
      'export { CONFIG_PREFIX_SEPARATOR } from "./constants"; export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });',
    reason: 'there are none in Lambda, and the sandbox must not see the developer’s',
  },
  {
    what: 'the SDK’s HTTP/2 handler',
    of: '@smithy/node-http-handler',
    file: '@smithy/node-http-handler/dist-es/node-http2-handler.js',
    reason: 'SSM, SQS and DynamoDB are spoken to over HTTP/1.1',
  },
  {
    what: 'the SDK’s event streams',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/event-streams/index.js',
    reason: 'no operation in use streams events',
  },
  {
    what: 'the error classes of SSM',
    of: '@aws-sdk/client-ssm',
    file: '@aws-sdk/client-ssm/dist-es/schemas/schemas_0.js',
    cut: ERRORS,
    reason: SAME_NAME,
  },
  {
    what: 'the error classes of SQS',
    of: '@aws-sdk/client-sqs',
    file: '@aws-sdk/client-sqs/dist-es/schemas/schemas_0.js',
    cut: ERRORS,
    reason: SAME_NAME,
  },
  {
    what: 'the error classes of DynamoDB but the one that the ledger catches',
    of: '@aws-sdk/client-dynamodb',
    file: '@aws-sdk/client-dynamodb/dist-es/schemas/schemas_0.js',
    cut: ERRORS,
    reason: SAME_NAME,
  },

  {
    what: 'qs.stringify',
    of: 'qs',
    file: 'qs/lib/stringify.js',
    mentioned: true,
    reason: 'forms are read, not written',
  },
  {
    what: 'side-channel',
    of: 'qs',
    file: 'side-channel/index.js',
    instead: 'module.exports = () => new WeakMap();',
    reason: 'it makes up for a WeakMap where there is none, and says so at length',
  },
  {
    what: 'busboy’s parser of urlencoded bodies',
    of: '@fastify/busboy',
    file: '@fastify/busboy/lib/types/urlencoded.js',
    mentioned: true,
    reason: 'it gets multipart bodies only',
  },
];
