import { expect, test } from 'vitest';
import { staticFiles } from '#publish/documents/static-files.ts';

test("a site's own file takes the place of ours", () => {
  const names = (...publicFiles: readonly string[]) =>
    staticFiles(new Set(publicFiles)).map(({ path }) => path);
  expect(names()).toEqual(['licences.txt', 'plain.css']);
  expect(names('/licences.txt', '/form.pdf')).toEqual(['plain.css']);
});
