/** Players of video sites, loaded only when the reader asks for it. */

/** Hosts whose player may be framed: the Content-Security-Policy names them. */
export const playerOrigins = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'] as const;

/**
 * Address of the player for a video's page. A video file needs no player.
 * YouTube: https://developers.google.com/youtube/player_parameters; Vimeo: https://developer.vimeo.com/player/sdk/embed.
 *
 * @example embedUrl('https://youtu.be/aqz-KE-bpKQ') // => 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ'
 */
export function embedUrl(src: string): string {
  const [, youtube] = /^https:\/\/(?:www\.youtube\.com\/watch\?v=|youtu\.be\/)([\w-]{6,})/.exec(src) ?? [];
  if (youtube) return `${playerOrigins[0]}/embed/${youtube}`;
  const [, vimeo] = /^https:\/\/vimeo\.com\/(\d+)/.exec(src) ?? [];
  return vimeo ? `${playerOrigins[1]}/video/${vimeo}?dnt=1` : src;
}
