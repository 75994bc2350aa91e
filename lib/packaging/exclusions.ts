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
  /** What comes in place of each statement that is cut, if anything. */
  readonly by?: string;
  /** Statements (`start`, `value`) that are left out unless something names them; a bundler cannot tell by itself that they do no more. */
  readonly idle?: RegExp;
  /** These exports of the file are left out, and what only they need. */
  readonly parts?: readonly string[];
  /** Of a JSON file, or of a CommonJS one that is but data, these values are packed as they are; whoever reads another gets the error. */
  readonly values?: readonly string[];
  /** What is packed in its place. */
  readonly instead?: string;
}

const STRINGS = 'what goes to the portal is a string';
const CREDENTIALS = 'in Lambda and in the sandbox, credentials come from the environment';
const SAME_NAME = 'an error comes as the service’s general one, under the same name';

/** The schema of an error and the line that makes it known, in a generated file. */
const ERRORS =
  /^export var (?!ConditionalCheckFailedException\$)\w+\$ = \[-3, n0,[^;]*;\nn0_registry\.registerError\(.*\);$/gm;

/** A schema with a computed key, which might do something as far as a bundler knows. */
const SCHEMAS = /^(?<start>(?:export )?var \w+\$? = )(?<value>\[[^;]*\{ \[_\w+\]: [^;]*\]);$/gm;

/** A region that its partition's pattern covers: all but those that stand for a whole partition. */
const REGIONS = /"(?!aws-)[\w-]+": \{\s+"description": "[^"]*"\s+\},?/g;

const client = (name: string, folder: string, errors: string): readonly Exclusion[] => [
  {
    what: `${errors} and the schemas of operations that are not in use, of ${name}`,
    of: `@aws-sdk/${folder}`,
    file: `@aws-sdk/${folder}/dist-es/schemas/schemas_0.js`,
    cut: ERRORS,
    idle: SCHEMAS,
    reason: SAME_NAME,
  },
  {
    what: `the package.json of the client of ${name} but its version`,
    of: `@aws-sdk/${folder}`,
    file: `@aws-sdk/${folder}/package.json`,
    values: ['version'],
    reason: 'a client tells its version to the service, and no more',
  },
];

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
    what: 'the tables of undici’s parser but its errors and types',
    of: 'undici',
    file: 'undici/lib/llhttp/constants.js',
    values: ['ERROR', 'TYPE'],
    reason: 'the parser itself, in WebAssembly, has no use for them',
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
  ...client('SSM', 'client-ssm', 'the error classes'),
  ...client('SQS', 'client-sqs', 'the error classes'),
  ...client('DynamoDB', 'client-dynamodb', 'the error classes but the one that the ledger catches'),
  {
    what: 'the SDK’s list of regions',
    of: '@aws-sdk/core',
    file: '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js',
    cut: REGIONS,
    reason: 'the pattern of a partition covers its regions, and nobody reads their descriptions',
  },
  {
    what: 'the SDK’s own SHA-256',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js',
    mentioned: true,
    reason: 'Node has one',
  },
  {
    what: 'the SDK’s adaptive retries',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js',
    mentioned: true,
    reason: 'the clients are made with the standard ones',
  },
  {
    what: 'the SDK’s question to an instance for its region',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js',
    mentioned: true,
    reason: 'in Lambda and in the sandbox, the region is in AWS_REGION',
  },
  {
    what: 'the SDK’s endpoints of S3',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js',
    mentioned: true,
    reason: 'S3 is not spoken to',
  },
  {
    what: 'the SDK’s places of HTTP for the members of an input',
    of: '@smithy/core',
    file: '@smithy/core/dist-es/submodules/protocols/HttpBindingNormalizedSchema.js',
    parts: ['HttpBindingNormalizedSchema'],
    reason: 'with SSM, SQS and DynamoDB all of it goes into the body',
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
  {
    what: 'busboy’s table of what each escape stands for',
    of: '@fastify/busboy',
    file: '@fastify/busboy/lib/utils/parseParams.js',
    cut: /^const EncodedLookup = \{\n(?: {2}'%[\da-fA-F]{2}': '\\x[\da-f]{2}',?\n)+\}$/m,
    by: 'const EncodedLookup = new Proxy({}, { get: (_, escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)) });',
    reason: 'an escape says so itself',
  },
];
