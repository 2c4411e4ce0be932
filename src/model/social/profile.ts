/** Social networks by the hosts of their profiles. */
import type { SocialIcon } from './icons.ts';

interface Network {
  readonly name: string;
  readonly hosts: readonly string[];
}

const networks: Readonly<Record<SocialIcon, Network>> = {
  facebook: { name: 'Facebook', hosts: ['facebook.com', 'fb.com'] },
  instagram: { name: 'Instagram', hosts: ['instagram.com'] },
  linkedin: { name: 'LinkedIn', hosts: ['linkedin.com'] },
  youtube: { name: 'YouTube', hosts: ['youtube.com', 'youtu.be'] },
  x: { name: 'X', hosts: ['x.com', 'twitter.com'] },
  tiktok: { name: 'TikTok', hosts: ['tiktok.com'] },
  mastodon: {
    name: 'Mastodon',
    hosts: ['mastodon.social', 'mastodon.online', 'mastodon.world', 'mas.to', 'mstdn.social'],
  },
  bluesky: { name: 'Bluesky', hosts: ['bsky.app'] },
  threads: { name: 'Threads', hosts: ['threads.net', 'threads.com'] },
  pinterest: { name: 'Pinterest', hosts: ['pinterest.com'] },
  github: { name: 'GitHub', hosts: ['github.com'] },
  gitlab: { name: 'GitLab', hosts: ['gitlab.com'] },
  whatsapp: { name: 'WhatsApp', hosts: ['whatsapp.com', 'wa.me'] },
  telegram: { name: 'Telegram', hosts: ['t.me', 'telegram.me'] },
  discord: { name: 'Discord', hosts: ['discord.com', 'discord.gg'] },
  reddit: { name: 'Reddit', hosts: ['reddit.com'] },
  xing: { name: 'XING', hosts: ['xing.com'] },
  vimeo: { name: 'Vimeo', hosts: ['vimeo.com'] },
  twitch: { name: 'Twitch', hosts: ['twitch.tv'] },
  line: { name: 'LINE', hosts: ['line.me'] },
  wechat: { name: 'WeChat', hosts: ['weixin.qq.com'] },
  weibo: { name: 'Weibo', hosts: ['weibo.com'] },
  vk: { name: 'VK', hosts: ['vk.com'] },
  snapchat: { name: 'Snapchat', hosts: ['snapchat.com'] },
  medium: { name: 'Medium', hosts: ['medium.com'] },
};

/** A profile elsewhere, with its name for screen readers. `icon` is absent where the network has no drawing. */
export interface SocialProfile {
  readonly href: string;
  readonly name: string;
  readonly icon: SocialIcon | undefined;
}

/**
 * The network of a profile: by `name`, where it is given, and by the host of its address.
 *
 * @example toProfile({ href: 'https://tr.linkedin.com/company/acme', name: undefined }).name // => 'LinkedIn'
 */
export function toProfile(written: {
  readonly href: string;
  readonly name: string | undefined;
}): SocialProfile {
  const { hostname } = new URL(written.href);
  const isOn = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  const found = Object.entries(networks).find(([, { name, hosts }]) =>
    written.name === undefined ? hosts.some(isOn) : name.toLowerCase() === written.name.toLowerCase(),
  );
  const icon = found?.[0];
  return {
    href: written.href,
    name: written.name ?? found?.[1].name ?? hostname.replace(/^www\./, ''),
    icon: icon !== undefined && isIcon(icon) ? icon : undefined,
  };
}

const isIcon = (name: string): name is SocialIcon => Object.hasOwn(networks, name);
