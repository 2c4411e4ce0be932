/** Videos: from players and files embedded as HTML to our `:::video` directive. */

/**
 * The address of the video's own page for a YouTube or Vimeo URL of any kind (page, short link, embedded player).
 *
 * @example toVideoPage('//www.youtube-nocookie.com/embed/abc123?rel=0') // => 'https://www.youtube.com/watch?v=abc123'
 */
export function toVideoPage(address: string): string | undefined {
  const url = URL.parse(address, 'https://example.invalid');
  if (!url) return undefined;
  const host = url.hostname.replace(/^(www|m|player)\./, '');
  const parts = url.pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') {
    const id = url.searchParams.get('v') ?? (/^(embed|shorts|live|v)$/.test(parts[0] ?? '') ? last : '');
    return /^[\w-]{6,}$/.test(id) && id !== 'videoseries'
      ? `https://www.youtube.com/watch?v=${id}`
      : undefined;
  }
  if (host === 'youtu.be')
    return /^[\w-]{6,}$/.test(last) ? `https://www.youtube.com/watch?v=${last}` : undefined;
  if (host === 'vimeo.com') return /^\d+$/.test(last) ? `https://vimeo.com/${last}` : undefined;
  return undefined;
}

export interface VideoLine {
  readonly src: string;
  readonly title: string;
  /** As readers see it: `3:20`. */
  readonly duration?: string | undefined;
}

/** The first line of the directive, without its colons. */
export const formatVideoLine = ({ src, title, duration }: VideoLine): string =>
  `video{src=${quote(src)} title=${quote(title)}${duration === undefined ? '' : ` duration=${quote(duration)}`}}`;

/** The directive with a transcript inside. */
export function formatVideo({
  src,
  title,
  transcript,
}: {
  src: string;
  title: string;
  transcript: string;
}): string {
  return `:::${formatVideoLine({ src, title })}\n\n${transcript}\n\n:::`;
}

/** A value of a directive, in which nothing is escaped. */
function quote(value: string): string {
  const plain = value.replace(/[{}\n]+/g, ' ');
  if (!plain.includes('"')) return `"${plain}"`;
  return plain.includes("'") ? `"${plain.replaceAll('"', '”')}"` : `'${plain}'`;
}
