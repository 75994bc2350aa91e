let count = 0;

const event = (path: string, headers: Record<string, string>) => {
  const number = ++count;
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: {
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '198.51.100.7', userAgent: '' },
      requestId: `request-${number}`,
      stage: '$default',
    },
    body: JSON.stringify({
      name: 'Grace Hopper',
      phone: '+12025550143',
      email: `visitor-${number}@example.com`,
      message: `Would you call me back about offer ${number}?`,
    }),
    isBase64Encoded: false,
  };
};

/** Somebody's form, each time another one, as `accept` gets it. */
export const formEvent = () => event('/forms/contact', {});

/** The same from a back end that waits for its lead, as `lead` gets it. */
export const leadEvent = () => event('/lead', { authorization: 'Bearer bench-token' });
