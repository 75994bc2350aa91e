import { expect, it } from 'vitest';
import { isLoopback, isSafeAddress } from '../../../lib/guard/safe-address.ts';

it.each([
  ['https://example.com/thanks', true],
  ['http://localhost:3000/', true],
  ['http://127.0.0.1/', true],
  ['http://127.10.200.255:81/', true],
  ['http://[::1]:8080/', true],
  ['http://example.com/', false],
  ['http://localhost.example.com/', false],
  ['http://notlocalhost/', false],
  ['ftp://localhost/', false],
  ['javascript:alert(1)', false],
  ['/thanks', false],
])('tells whether what is sent to %s can be read on the way', (address, isSafe) => {
  expect(isSafeAddress(address)).toBe(isSafe);
});

it.each([
  ['127.0.0.1', true],
  ['my-localhost', false],
  ['x.127.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['127.0.0', false],
])('tells whether %s is this machine', (hostname, isOwn) => {
  expect(isLoopback(hostname)).toBe(isOwn);
});
