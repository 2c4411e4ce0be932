import { expect, test } from 'vitest';
import { embedUrl, playerOrigins } from '#markdown/video.ts';

test.each([
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=10', 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ'],
  ['https://youtu.be/aqz-KE-bpKQ?si=x', 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ'],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
  ['https://cdn.example.com/how.mp4', 'https://cdn.example.com/how.mp4'],
  ['https://www.youtube.com/@channel', 'https://www.youtube.com/@channel'],
])('%s plays at %s', (src, expected) => {
  expect(embedUrl(src)).toBe(expected);
});

test('players that are framed are ones that the Content-Security-Policy names', () => {
  for (const src of ['https://youtu.be/aqz-KE-bpKQ', 'https://vimeo.com/1']) {
    expect(playerOrigins).toContain(new URL(embedUrl(src)).origin);
  }
});
