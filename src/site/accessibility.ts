/**
 * The accessibility statement: `accessibility` of `content/site.yaml`. The law that asks for one:
 * https://eur-lex.europa.eu/eli/dir/2019/882/oj (annex V), and the model for public bodies:
 * https://eur-lex.europa.eu/eli/dec_impl/2018/1523/oj
 */
import { z } from 'zod';
import { isWebAddress } from '#base/web-address.ts';
import { localized, type Localized } from './localized.ts';

const results = ['full', 'partial', 'none'] as const;

const contact = z
  .string()
  .refine(
    (text) =>
      isWebAddress(text) || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text) || /^\+[\d ()-]{5,30}$/.test(text),
    'a mail address, a telephone number that begins with "+", or a web address',
  );

export const accessibilityData = z
  .strictObject({
    contacts: z
      .array(contact)
      .min(1)
      .max(5)
      .describe('Where readers tell of barriers: mail addresses, telephone numbers with `+`, web addresses.'),
    reviewed: z.iso.date().describe('Day on which somebody last went through the statement.'),
    gaps: z
      .array(localized)
      .max(50)
      .optional()
      .describe('What does not work yet and for whom: a sentence each, with what helps until then.'),
    assessment: z
      .strictObject({
        result: z
          .enum(results)
          .describe('Whether the site conforms to the standard: `full`, `partial` or `none`.'),
        by: z.string().min(1).optional().describe('Who assessed it. Default: the company.'),
      })
      .optional()
      .describe(
        'What an assessment found. Without one, the statement says that nobody has assessed the site.',
      ),
    standard: z
      .string()
      .min(1)
      .optional()
      .describe('What the site is measured by. Default: `EN 301 549 V3.2.1 (WCAG 2.1 AA)`.'),
    enforcement: z
      .strictObject({
        name: localized.describe('Name of the authority that takes complaints.'),
        url: z
          .string()
          .refine(isWebAddress, 'a whole web address such as "https://example.com"')
          .optional()
          .describe('Its website.'),
      })
      .optional()
      .describe('The authority to turn to where an answer does not help.'),
  })
  .refine(({ assessment, gaps = [] }) => assessment?.result !== 'full' || gaps.length === 0, {
    path: ['assessment', 'result'],
    error: 'a result other than "full", since there are gaps',
  });

/** What a site says of its accessibility. */
export interface Accessibility {
  readonly contacts: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly reviewed: string;
  readonly gaps: readonly Localized[];
  /** Absent where nobody has assessed the site. */
  readonly assessment:
    { readonly result: (typeof results)[number]; readonly by: string | undefined } | undefined;
  readonly standard: string;
  readonly enforcement: { readonly name: Localized; readonly url: string | undefined } | undefined;
}

/** What the setting says, with what follows where it says nothing. */
export const toAccessibility = (
  data: z.infer<typeof accessibilityData> | undefined,
): Accessibility | undefined =>
  data && {
    contacts: data.contacts,
    reviewed: data.reviewed,
    gaps: data.gaps ?? [],
    assessment: data.assessment && { result: data.assessment.result, by: data.assessment.by },
    standard: data.standard ?? 'EN 301 549 V3.2.1 (WCAG 2.1 AA)',
    enforcement: data.enforcement && { name: data.enforcement.name, url: data.enforcement.url },
  };
