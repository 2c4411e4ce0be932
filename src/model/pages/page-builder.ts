/** Builds the views of pages, each by its kind. */
import { buildAgentsPage } from './agents-page.ts';
import { buildArticlePage } from './article-page.ts';
import { buildHomePage } from './home-page.ts';
import type { LocalePage, PageReference } from './page-list.ts';
import { createPageTools, withStores, type PageSources, type PageTools } from './page-tools.ts';
import { buildPlainPage } from './plain-page.ts';
import { buildStorePage } from './store-page.ts';
import { buildStorePlacePage } from './store-place-page.ts';
import { buildStoresPage } from './stores-page.ts';
import { buildTopicPage } from './topic-page.ts';

/** Returns a function that makes the view of a page. */
export function createPageBuilder(sources: PageSources): (page: PageReference) => LocalePage {
  const toolsByLocale = new Map<string, PageTools>();
  return (page) => {
    let tools = toolsByLocale.get(page.locale);
    if (!tools) toolsByLocale.set(page.locale, (tools = createPageTools(sources, page.locale)));
    return buildPage(page, tools);
  };
}

function buildPage({ kind, key }: PageReference, tools: PageTools): LocalePage {
  switch (kind) {
    case 'home':
      return buildHomePage(tools);
    case 'topic':
      return buildTopicPage(tools, key);
    case 'article':
      return buildArticlePage(tools, key);
    case 'stores':
      return buildStoresPage(withStores(tools));
    case 'store-place':
      return buildStorePlacePage(withStores(tools), key);
    case 'store':
      return buildStorePage(withStores(tools), key);
    case 'agents':
      return buildAgentsPage(tools);
    default:
      return buildPlainPage(tools, kind);
  }
}
