import { describe, expect, it } from 'vitest';
import { savedText } from '../../sandbox/portal/save-text.ts';

describe('what the portal makes of comments when it saves them', () => {
  it.each([
    ['plain text and line breaks as they are', 'Hi,\nthere', 'Hi,\nthere'],
    ['line breaks of HTML', 'a<br>b<br />\nc', 'a\nb\nc'],
    ['HTML, as BBCode', '<b>a</b> <a href="https://x.example/">b</a>', '[b]a[/b] [url=https://x.example/]b[/url]'],
    ['a list', '<ul><li>a</li><li>b</li></ul>', '[list][*]a[*]b[/list]'],
    ['other tags without themselves', '<p>a</p><script>b</script>', 'ab'],
    ['nothing behind a tag that is never closed', 'for <100k, call me', 'for '],
    ['nothing behind one written as an entity', 'for &lt;100k, call me', 'for '],
    ['nothing behind one written as a number', 'for &#60;100k, call me', 'for '],
    ['a sign with a space behind it', 'a < b > c', 'a &lt; b &gt; c'],
    ['an entity that was encoded twice', '&amp;lt;b', '&amp;lt;b'],
    ['ampersands and quotes, encoded', 'Tom & "Jerry" &amp; I', 'Tom &amp; &quot;Jerry&quot; &amp; I'],
    [
      'BBCode of its white list',
      '[b]a[/b] [list=1][*]b[/list] [URL=x]c[/URL]',
      '[b]a[/b] [list=1][*]b[/list] [URL=x]c[/URL]',
    ],
    ['no other BBCode', 'a[quote]b[/quote] [bold]', 'ab '],
    ['nothing that looks like it, in any script', '[10-12] [ASAP] [срочно] [日] .', '    .'],
    ['a bracket with no word behind it', '[ a ] [] [-1]', '[ a ] [] [-1]'],
    ['brackets written as entities', '&#91;10-12&#93; &#91;b]', '&#91;10-12&#93; &#91;b]'],
    ['an entity that stands for no character', '&#99999999; &#1114112;', '&amp;#99999999; &amp;#1114112;'],
  ])('keeps %s', (_, sent, saved) => {
    expect(savedText(sent)).toBe(saved);
  });
});
