/**
 * Options of every AWS client: few tries and short waits, so that a service that does not answer is known as such
 * well within a function's own time. Milliseconds.
 */
export const awsOptions = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;
