import { expect, test } from 'vitest';
import { toVideoPage } from '#import/tree/html/video.ts';

test.each([
  ['https://www.youtube.com/embed/abc123?rel=0', 'https://www.youtube.com/watch?v=abc123'],
  ['//www.youtube-nocookie.com/embed/abc123', 'https://www.youtube.com/watch?v=abc123'],
  ['https://youtu.be/abc123', 'https://www.youtube.com/watch?v=abc123'],
  ['https://m.youtube.com/watch?t=1&v=abc123', 'https://www.youtube.com/watch?v=abc123'],
  ['https://player.vimeo.com/video/12345', 'https://vimeo.com/12345'],
  ['https://www.youtube.com/embed/videoseries?list=x', undefined],
  ['https://notyoutube.com/embed/abc123', undefined],
  ['https://example.com/abc123', undefined],
])('the page of %s is %s', (address, page) => expect(toVideoPage(address)).toBe(page));
