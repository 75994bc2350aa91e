/** What Node.js and the runtime client cost by themselves. */
export const handler = async (): Promise<object> => ({ statusCode: 200, body: '{}' });
