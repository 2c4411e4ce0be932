/** Where the links of a saved reply lead: anywhere it's read, in the customer's language. */
import type { HelpCentre } from '#model/help-centre.ts';
import { readLink, topicPathFor } from '#model/links.ts';
import { absoluteUrl, permalinkPath } from '#model/urls.ts';
import type { Reply } from './reply.ts';

/** Absolute addresses of links and pictures; of articles their permalinks, which outlive a move. */
export function replyAddresses(centre: HelpCentre, reply: Reply) {
  const absolute = (path: string | undefined) =>
    path === undefined ? undefined : absoluteUrl(centre.site, path);
  const hash = (anchor: string | undefined) => (anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`);
  return {
    link(written: string): string | undefined {
      const target = readLink(centre, reply, written);
      switch (target.kind) {
        case 'article':
          return absolute(permalinkPath(target.article.id, reply.locale) + hash(target.anchor));
        case 'topic': {
          const path = topicPathFor(centre, target.topic, reply.locale);
          return absolute(path && path + hash(target.anchor));
        }
        case 'path':
          return absolute(target.path + target.rest);
        default:
          return undefined;
      }
    },
    image: (written: string): string | undefined => (written.startsWith('/') ? absolute(written) : undefined),
  };
}
