/** Posts a review to the pull request or merge request that a pipeline runs for. */
import type { Review } from '../review.ts';
import { marker, writeMarkdown } from '../write-markdown.ts';
import { postComment } from './comment-host.ts';
import type { Env } from './env.ts';
import { githubComments } from './github.ts';
import { gitlabNotes } from './gitlab.ts';

interface Posted {
  readonly host: 'github' | 'gitlab';
  readonly env: Env;
  readonly isDry: boolean;
}

/** Says in a sentence what it did. Throws an error for people if the host refuses. */
export async function postReview(review: Review, { host, env, isDry }: Posted): Promise<string> {
  const comments = host === 'github' ? await githubComments(env, review.base.name) : await gitlabNotes(env);
  if (!comments) return 'The pull request is closed, or has newer commits, so nothing is posted.';
  const { base: _, unreadable, ...told } = review;
  const isNews = unreadable !== undefined || Object.values(told).some((list) => list.length > 0);
  return await postComment(comments, { body: writeMarkdown(review), marker, isNews, isDry });
}
