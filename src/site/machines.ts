/** What programs get of the site besides its pages, and what robots may do with it: `machines` in `site.yaml`. */
import { z } from 'zod';

/** What the publisher says of uses: https://contentsignals.org */
export const contentSignals = ['search', 'ai-input', 'ai-train'] as const;
export type ContentSignal = (typeof contentSignals)[number];

const robotName = z
  .string()
  .regex(/^(?:\*|[A-Za-z][\w .-]{0,60})$/, 'the name of a robot such as "GPTBot", or "*" for all');

const robotPath = z.string().regex(/^\/[!-~]*$/, 'a path that begins with "/"');

export const machinesData = z.strictObject({
  markdown: z.boolean().optional().describe('Whether every page is also there as Markdown. Default: true.'),
  api: z
    .boolean()
    .optional()
    .describe('Whether the API has every article whole, and in answer units. Default: false.'),
  zendesk: z
    .boolean()
    .optional()
    .describe("Whether articles are also at the addresses of Zendesk's Help Center API. Default: false."),
  feeds: z.boolean().optional().describe('Whether every topic has an Atom feed. Default: true.'),
  mcp: z
    .boolean()
    .optional()
    .describe('Whether the collector answers assistants at `/_feedback/mcp`. Default: false.'),
  webmcp: z
    .boolean()
    .optional()
    .describe('Whether pages offer tools to assistants in browsers that know WebMCP. Default: false.'),
  allowOrigin: z
    .union([
      z.literal('*'),
      z.literal('none'),
      z
        .url({ protocol: /^https?$/ })
        .refine((url) => URL.parse(url)?.origin === url, 'an origin such as "https://app.example.com"'),
    ])
    .optional()
    .describe('Pages of which origin may fetch the API: `*` for all, `none`, or one origin. Default: `*`.'),
  llmsLimit: z
    .number()
    .int()
    .min(1000)
    .max(10_000_000)
    .optional()
    .describe('The most bytes that an `llms.txt` may have. Default: 100000.'),
  contentSignals: z
    .partialRecord(z.enum(contentSignals), z.boolean())
    .optional()
    .describe('What `robots.txt` allows programs to do with the texts. Default: it says nothing.'),
  robots: z
    .array(
      z.strictObject({
        agents: z.array(robotName).min(1).describe('Names of robots, such as `GPTBot`, or `*` for all.'),
        disallow: z.array(robotPath).optional().describe('Paths that they may not read.'),
        allow: z.array(robotPath).optional().describe('Paths below those that they may read.'),
      }),
    )
    .max(100)
    .optional()
    .describe('Rules of `robots.txt`. Default: every robot may read everything.'),
});

/** The settings with their defaults. */
export interface Machines {
  readonly markdown: boolean;
  readonly api: boolean;
  readonly zendesk: boolean;
  readonly feeds: boolean;
  readonly mcp: boolean;
  readonly webmcp: boolean;
  /** Value of `Access-Control-Allow-Origin` for the API; absent where no other origin may fetch it. */
  readonly allowOrigin: string | undefined;
  /** In bytes. */
  readonly llmsLimit: number;
  readonly contentSignals: Readonly<Partial<Record<ContentSignal, boolean>>>;
  readonly robots: readonly RobotRule[];
}

export interface RobotRule {
  readonly agents: readonly string[];
  readonly disallow: readonly string[];
  readonly allow: readonly string[];
}

/** Fills in what isn't set. */
export const toMachines = (data: z.infer<typeof machinesData> = {}): Machines => ({
  markdown: data.markdown ?? true,
  api: data.api ?? false,
  zendesk: data.zendesk ?? false,
  feeds: data.feeds ?? true,
  mcp: data.mcp ?? false,
  webmcp: data.webmcp ?? false,
  allowOrigin: data.allowOrigin === 'none' ? undefined : (data.allowOrigin ?? '*'),
  llmsLimit: data.llmsLimit ?? 100_000,
  contentSignals: Object.fromEntries(
    contentSignals.flatMap((name) => {
      const value = data.contentSignals?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  robots: (data.robots ?? []).map(({ agents, disallow = [], allow = [] }) => ({ agents, disallow, allow })),
});
