/** Components that a site puts into slots. Vite looks for them in the site's folder, which is its root. */
import type { Translate } from '#i18n/messages.ts';
import type { PageFrame } from '#model/pages/page.ts';
import type { SlotName } from '#model/slots.ts';

/** A component of `theme/slots/`, as Astro renders it. */
type SlotComponent = (props: {
  readonly page: PageFrame & { readonly kind: string };
  readonly t: Translate;
}) => unknown;

const components = import.meta.glob<SlotComponent>('/theme/slots/*.astro', {
  eager: true,
  import: 'default',
});

/** The component that fills a slot on a page: of the page's locale, of its fallbacks, of all. */
export function slotComponent(
  name: SlotName,
  { locale, searchFallbacks }: Pick<PageFrame, 'locale' | 'searchFallbacks'>,
): SlotComponent | undefined {
  const ids = [locale, ...searchFallbacks.map((fallback) => fallback.locale)];
  return [...ids.map((id) => `${name}.${id}`), name]
    .map((file) => components[`/theme/slots/${file}.astro`])
    .find((component) => component !== undefined);
}
