import { expect, test } from 'vitest';
import { negotiate } from '#server/negotiate.ts';

test.each([
  ['/en/orders/?q=1', '/en/orders/index.md?q=1', '/en/orders/index.md'],
  ['//evil.example/', '/evil.example/index.md', '/evil.example/index.md'],
  ['/\\evil.example/', '/evil.example/index.md', '/evil.example/index.md'],
  ['///evil.example//x/', '/evil.example//x/index.md', '/evil.example//x/index.md'],
])('%s asks the same host for its copy', async (path, copy, told) => {
  const asked: string[] = [];
  const request = new Request(`https://help.example.com${path}`, { headers: { Accept: 'text/markdown' } });
  const answer = await negotiate(request, ({ url }) => {
    asked.push(url);
    return new Response('# Text');
  });
  expect(asked).toEqual([`https://help.example.com${copy}`]);
  expect(answer.headers.get('Content-Location')).toBe(told);
});
