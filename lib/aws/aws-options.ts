/**
 * Options of every AWS client: few tries and short waits, so that a service that does not answer is known as such
 * well within a function's own time (milliseconds). A command's middleware is put together once for each client and not
 * for each call, since none is ever added to it.
 */
export const awsOptions = {
  maxAttempts: 2,
  retryMode: 'standard',
  cacheMiddleware: true,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;
