import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAddress } from '../../../lib/cli/read-address.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { type Listening, listen } from '../../sandbox/listen.ts';

const clock = virtualClock();
const MIB = 1024 * 1024;
let site: Listening;
let elsewhere: Listening;
const asked: string[] = [];

beforeAll(async () => {
  elsewhere = await listen(createServer((_, response) => response.end('elsewhere')));
  site = await listen(
    createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://site.invalid').pathname;
      asked.push(path);
      const redirect = (location: string) => response.writeHead(302, { location }).end();
      if (path === '/lead.json') response.end('{"TITLE":"A"}');
      else if (path === '/largest') response.end(Buffer.alloc(MIB, 'x'));
      else if (path === '/too-large') response.end(Buffer.alloc(MIB + 1, 'x'));
      else if (path === '/moved') redirect('/lead.json');
      else if (path === '/round') redirect('/round');
      else if (path === '/away') redirect(`${elsewhere.url}/`);
      else if (path === '/hang') clock.advance(10_000);
      else response.writeHead(404).end();
    }),
  );
});
afterAll(() => Promise.all([site.close(), elsewhere.close()]));

const read = (path: string) => readAddress(`${site.url}${path}`, clock);

describe('an address', () => {
  it('is read, up to 1 MiB, also behind a redirect on its own host', async () => {
    expect((await read('/lead.json?key=s3cret')).toString()).toBe('{"TITLE":"A"}');
    expect((await read('/moved')).toString()).toBe('{"TITLE":"A"}');
    expect(await read('/largest')).toHaveLength(MIB);
  });

  it.each([
    ['/too-large', 'there is more than 1 MiB'],
    ['/away', 'it redirects to another place'],
    ['/round', 'it redirects too often'],
    ['/none', 'it answers HTTP 404'],
    ['/hang', 'no answer within 10 seconds'],
  ])('that is no good is told by its host alone: %s', async (path, why) => {
    await expect(read(`${path}?key=s3cret`)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(new RegExp(`^Cannot read from ${new URL(site.url).host}: ${why}`)),
    });
  });

  it('is asked five more times at most when it redirects', async () => {
    asked.length = 0;
    await expect(read('/round')).rejects.toThrow('too often');
    expect(asked).toHaveLength(6);
  });

  it('where nobody listens is told', async () => {
    await expect(readAddress('http://127.0.0.1:9/?key=s3cret', clock)).rejects.toThrow(
      /^Cannot read from 127\.0\.0\.1:9: (?:ECONNREFUSED|no connection)$/,
    );
    await expect(readAddress('http://', clock)).rejects.toThrow('This address is none');
  });
});
