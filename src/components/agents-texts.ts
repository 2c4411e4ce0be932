/** Messages that the agents' tool puts together in the browser. */
import type { AgentsData } from '#client/help-agents.ts';
import type { Translate } from '#i18n/messages.ts';

/** Placeholders that stay for the browser. */
const keep = { what: '{{what}}', language: '{{language}}' };

/** The messages of a locale with their placeholders, for `<help-agents>`. */
export const agentsTexts = (t: Translate): AgentsData['texts'] => ({
  failed: t('agents:failed'),
  copied: t('agents:copied', keep),
  copyFailed: t('agents:copyFailed'),
  untranslated: t('agents:untranslated', keep),
  code_current: t('agents:code.current', keep),
  code_older: t('agents:code.older', keep),
  code_unknown: t('agents:code.unknown'),
  code_wrong: t('agents:code.wrong'),
  copy_url: t('agents:copy.url'),
  copy_markdown: t('agents:copy.markdown'),
  copy_rich: t('agents:copy.rich'),
  copy_message: t('agents:copy.message'),
});

/** As many articles as the tool lists. */
const mostResults = 20;

/** What is said for each number of results. */
export const agentsCounts = (t: Translate): string[] =>
  Array.from({ length: mostResults + 1 }, (_, count) => t('agents:results', { count }));
