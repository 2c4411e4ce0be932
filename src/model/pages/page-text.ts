import type { Translate } from '#i18n/messages.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { findImage, resolveLink } from '#model/links.ts';
import { addressKey } from '#base/written-address.ts';
import type { PlacedText } from '#model/text.ts';
import type { LocaleContext } from './locale-context.ts';
import type { PageText } from './page.ts';
import type { RenderContext, RenderedImage, TextLabels } from './render-context.ts';

/** Prepares texts for the renderer, with all that their HTML depends on in a locale. */
export class PageTexts {
  readonly #context: LocaleContext;
  readonly #translator: (locale: string) => Translate;
  readonly #images: ReadonlyMap<string, RenderedImage>;
  readonly #labels = new Map<string, TextLabels>();

  constructor(
    context: LocaleContext,
    translator: (locale: string) => Translate,
    images: ReadonlyMap<string, RenderedImage>,
  ) {
    this.#context = context;
    this.#translator = translator;
    this.#images = images;
  }

  of(source: ContentSource, headingIds: readonly string[]): PageText {
    const { country } = this.#context.locale;
    const isByCountry = source.text.byCountry !== undefined && source.locale !== this.#context.locale.id;
    return {
      text: source.text,
      context: {
        ...this.contextOf(source, { headingIds, labels: this.labelsIn(source.locale) }),
        ...(isByCountry && country !== undefined && { country }),
      },
    };
  }

  /** Words for the renderer, in a text's own language. */
  labelsIn(locale: string): TextLabels {
    let labels = this.#labels.get(locale);
    if (!labels) this.#labels.set(locale, (labels = toLabels(this.#translator(locale))));
    return labels;
  }

  /** What the HTML of a text depends on. `labels` are words in the text's language. */
  contextOf(source: PlacedText, given: Pick<RenderContext, 'headingIds' | 'labels'>): RenderContext {
    const { centre, locale } = this.#context;
    const links = source.parts.links.flatMap(({ target }) => {
      const href = resolveLink(centre, source, target, locale.id);
      return href === undefined || href === target ? [] : [[addressKey(target), href] as const];
    });
    const images = source.parts.images.flatMap(({ target }) => {
      const name = findImage(centre, source, target);
      const image = name === undefined ? undefined : this.#images.get(name);
      return image ? [[addressKey(target), image] as const] : [];
    });
    return {
      ...given,
      links: Object.fromEntries(links),
      images: Object.fromEntries(images),
    };
  }
}

const toLabels = (t: Translate): TextLabels => ({
  alert: {
    note: t('article:alert.note'),
    tip: t('article:alert.tip'),
    important: t('article:alert.important'),
    warning: t('article:alert.warning'),
    caution: t('article:alert.caution'),
  },
  footnotes: t('article:footnotes'),
  footnoteBack: t('article:footnoteBack'),
  playVideo: t('article:playVideo'),
  transcript: t('article:transcript'),
  scrollableTable: t('article:scrollableTable'),
});
