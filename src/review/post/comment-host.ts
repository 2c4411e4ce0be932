/** Puts a review into one comment of a pull request, whichever host it's on. */

/** A comment that has been posted. */
export interface PostedComment {
  readonly id: number;
  readonly body: string;
  /** Whether the account that posts has written it. Others can begin a comment like ours. */
  readonly isOurs: boolean;
}

/** The comments of one pull request. */
export interface CommentHost {
  /** The pull request as people call it, such as `#12`. */
  readonly name: string;
  /** The comments, oldest first. */
  readonly list: () => AsyncIterable<PostedComment>;
  readonly create: (body: string) => Promise<void>;
  readonly update: (id: number, body: string) => Promise<void>;
}

interface Post {
  readonly body: string;
  /** Begins our comment, and no other one. */
  readonly marker: string;
  /** Whether there's something to tell. If not, no comment is begun. */
  readonly isNews: boolean;
  /** Reads, and writes nothing. */
  readonly isDry: boolean;
}

/** Creates the comment or updates the one that's there, and says in a sentence what it did. */
export async function postComment(host: CommentHost, { body, marker, isNews, isDry }: Post): Promise<string> {
  const found = await findComment(host, marker);
  if (found === undefined && !isNews) return `Nothing changes for readers, so ${host.name} gets no comment.`;
  if (found?.body.trim() === body.trim()) return `The comment on ${host.name} says so already.`;
  const verb = found === undefined ? 'create' : 'update';
  if (isDry) return `Would ${verb} the comment on ${host.name}.`;
  await (found === undefined ? host.create(body) : host.update(found.id, body));
  return `The comment on ${host.name} is ${verb}d.`;
}

async function findComment(host: CommentHost, marker: string): Promise<PostedComment | undefined> {
  for await (const comment of host.list()) {
    if (comment.isOurs && comment.body.startsWith(marker)) return comment;
  }
  return undefined;
}
