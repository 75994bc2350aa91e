import { createHash } from 'node:crypto';
import { Command } from 'commander';
import { UsageError } from './run-command.ts';

const NOT_THERE =
  'There is no forms.js: give the address of your API as the deployment printed it, https://… without /forms';

/**
 * The line that puts the script on a website: this version of it, and no other.
 *
 * @param api address of the API, or of its forms
 * @throws UsageError when the script is not there
 */
export async function scriptTag(api: string): Promise<string> {
  const url = URL.parse('forms.js', `${api.replace(/\/+$|\/forms(?:\/[^/]*)?$/, '')}/`);
  if (!url) throw new UsageError(NOT_THERE);
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || !response.headers.get('content-type')?.includes('javascript')) throw new UsageError(NOT_THERE);
  const digest = createHash('sha384').update(Buffer.from(await response.arrayBuffer()));
  const [version = ''] = /[0-9a-f]{6,}/.exec(response.headers.get('etag') ?? '') ?? [];
  if (version) url.searchParams.set('v', version);
  return `<script src="${url.href}" integrity="sha384-${digest.digest('base64')}" crossorigin="anonymous" defer></script>`;
}

/** `script`: the line for websites, with the check that the script is this very one. */
export const scriptCommand = (): Command =>
  new Command('script')
    .description('print the line that puts the script on a website')
    .argument('<api>', 'address of the API')
    .action(async (api: string) => console.log(await scriptTag(api)));
