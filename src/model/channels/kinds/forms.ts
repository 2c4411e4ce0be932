/** Forms that can be opened filled in. Hidden or visible fields are named under `prefill.fields`. */
import { z } from 'zod';
import { defineKind, httpsUrl } from './kind.ts';

/**
 * Zendesk's request form; it ignores prefilled values in URLs above 2,048 characters.
 * https://support.zendesk.com/hc/articles/4408839114522
 */
export const zendeskForm = defineKind({
  shape: {
    url: httpsUrl.describe('`https://<company>.zendesk.com/hc/{{locale}}/requests/new`'),
    formId: z
      .string()
      .regex(/^\d+$/, 'the number of the ticket form, in quotes')
      .optional()
      .describe('Number of the form.'),
  },
  icon: 'clipboard-list',
  action: 'contact:action.form',
  carries: ['subject', 'text', 'fields'],
  pace: 'later',
  link: ({ url, formId }, { subject, text, fields }) => ({
    base: url,
    query: {
      ...(formId !== undefined && { ticket_form_id: formId }),
      tf_subject: subject,
      tf_description: text,
      ...fields,
    },
    limit: zendeskLimit,
  }),
});

/** Longest URL whose values Zendesk reads. */
const zendeskLimit = 2048;

/** Google Forms: fields are `entry.<number>` from "Get pre-filled link". */
export const googleForm = defineKind({
  shape: {
    formId: z
      .string()
      .regex(/^[A-Za-z0-9_-]{10,}$/, 'the part of the address between "/d/e/" and "/viewform"')
      .describe('The part of the address between `/d/e/` and `/viewform`.'),
  },
  icon: 'clipboard-list',
  action: 'contact:action.form',
  carries: ['fields'],
  pace: 'later',
  link: ({ formId }, { fields }) => ({
    base: `https://docs.google.com/forms/d/e/${formId}/viewform?usp=pp_url`,
    query: fields,
  }),
});

/** Tally: fields are hidden fields or answers by name. https://developers.tally.so */
export const tally = defineKind({
  shape: {
    formId: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, "the last part of the form's address")
      .describe('Id of the form.'),
  },
  icon: 'clipboard-list',
  action: 'contact:action.form',
  carries: ['fields'],
  pace: 'later',
  link: ({ formId }, { fields }) => ({ base: `https://tally.so/r/${formId}`, query: fields }),
});

/**
 * A GitHub issue; fields are ids of an issue form. Labels, assignees, milestones and projects would answer 404 to
 * readers who may not set them.
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
 */
export const githubIssue = defineKind({
  shape: {
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, 'a repository as "owner/name"')
      .describe('`owner/name`'),
    template: z
      .string()
      .regex(/^[\w.-]+$/, 'letters, digits, "_", "-" and "."')
      .optional()
      .describe('File name of the issue form.'),
  },
  icon: 'clipboard-list',
  action: 'contact:action.github-issue',
  carries: ['subject', 'text', 'fields'],
  pace: 'later',
  link: ({ repository, template }, { subject, text, fields }) => ({
    base: `https://github.com/${repository}/issues/new`,
    query: { ...(template !== undefined && { template }), title: subject, body: text, ...fields },
  }),
});

/** Jira Service Management. Experimental: Atlassian does not document prefilling; fields are sent as they are. */
export const jiraForm = defineKind({
  shape: { url: httpsUrl.describe('Address of the form.') },
  icon: 'clipboard-list',
  action: 'contact:action.form',
  carries: ['subject', 'text', 'fields'],
  pace: 'later',
  link: ({ url }, { subject, text, fields }) => ({
    base: url,
    query: { summary: subject, description: text, ...fields },
  }),
});

/** Any other form behind an https address; fields become its parameters. */
export const form = defineKind({
  shape: { url: httpsUrl.describe('Address of the form.') },
  icon: 'clipboard-list',
  action: 'contact:action.form',
  carries: ['fields'],
  pace: 'later',
  link: ({ url }, { fields }) => ({ base: url, query: fields }),
});

/** A form in which the reader asks to be called. */
export const callback = defineKind({
  shape: { url: httpsUrl.describe('Address of the form that asks for a call.') },
  icon: 'phone-incoming',
  action: 'contact:action.callback',
  carries: ['fields'],
  pace: 'live',
  link: ({ url }, { fields }) => ({ base: url, query: fields }),
});
