/** Reads a review that another job wrote as JSON. That job ran a contributor's files, so the file may say anything. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import type { Review } from './review.ts';

/** Far more than a review of tens of thousands of pages has. */
const mostBytes = 20_000_000;

const kind = z.enum(['article', 'topic']);
const place = z.int().positive().nullable();
const bytes = z.int().nonnegative();

const problemData = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  at: z.object({ line: z.int().positive(), column: z.int().positive() }).optional(),
  message: z.string(),
  fix: z.string(),
});

const pageData = z.object({
  locale: z.string(),
  address: z.string(),
  change: z.enum(['added', 'changed', 'removed', 'moved']),
  from: z.string().exactOptional(),
  textLocale: z.string().exactOptional(),
});

const reviewData: z.ZodType<Review> = z.object({
  base: z.object({ name: z.string(), commit: z.string() }),
  unreadable: z.enum(['base', 'head']).optional(),
  texts: z.array(
    z.object({
      kind,
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      pages: z.array(pageData),
    }),
  ),
  redirects: z.array(z.object({ from: z.string(), to: z.string() })),
  lost: z.array(z.string()),
  stale: z.array(z.object({ kind, id: z.string(), locale: z.string(), title: z.string(), file: z.string() })),
  reuse: z.array(
    z.object({
      kind: z.enum(['variable', 'snippet']),
      name: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      files: z.array(z.string()),
    }),
  ),
  search: z.array(
    z.object({
      locale: z.string(),
      question: z.string(),
      article: z.string(),
      title: z.string(),
      change: z.enum(['lost', 'won', 'moved']),
      before: place,
      after: place,
    }),
  ),
  index: z.array(z.object({ locale: z.string(), before: bytes, after: bytes })),
  brokenReplies: z.array(z.string()),
  problems: z.array(problemData),
  oldProblems: z.array(problemData),
});

/** The review in a file that `npx fener review --json` wrote. Throws an error for people if it isn't one. */
export function readReview(path: string): Review {
  const { size } = statSync(path);
  if (size > mostBytes) throw new Error(`${path} is too long for a review: it has ${size} bytes.`);
  const parsed = reviewData.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Error(
    `${path} is not what "npx fener review --json" of this version of Fener writes` +
      (first && first.path.length > 0 ? `: see "${first.path.join('.')}".` : '.'),
  );
}
