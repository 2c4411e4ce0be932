/** The demo's pages that browser tests open: one of each kind, and the same in Arabic. */

export interface DemoPage {
  readonly name: string;
  readonly path: string;
}

export const home: DemoPage = { name: 'home', path: '/en/' };
export const topic: DemoPage = { name: 'topic', path: '/en/orders/' };
/** With steps, tabs, a table and a figure. */
export const article: DemoPage = { name: 'article', path: '/en/orders/track-order/' };
export const mdxArticle: DemoPage = {
  name: 'MDX article',
  path: '/en/repairs/troubleshooting/coffee-machine-error-codes/',
};
export const videoArticle: DemoPage = {
  name: 'article with a video',
  path: '/en/repairs/troubleshooting/lamp-error-codes/',
};
export const storeArticle: DemoPage = {
  name: 'article with the nearest stores',
  path: '/en/returns/return-item/',
};
export const fallbackArticle: DemoPage = {
  name: 'fallback article',
  path: '/de/reparatur-garantie/reparaturservice/spare-parts/',
};
export const staleArticle: DemoPage = {
  name: 'stale article',
  path: '/de/zahlung/probleme/aktionscode/',
};
export const search: DemoPage = { name: 'search', path: '/en/search/' };
export const contact: DemoPage = { name: 'contact', path: '/en/contact/' };
export const notFound: DemoPage = { name: 'not found', path: '/en/no-such-page/' };
/** As those see it who ask for it: `/` opens the reader's language at once. */
export const chooser: DemoPage = { name: 'language chooser', path: '/?choose' };

export const arabicPages: readonly DemoPage[] = [
  { name: 'home in Arabic', path: '/ar/' },
  { name: 'topic in Arabic', path: '/ar/الطلبات/' },
  { name: 'article in Arabic', path: '/ar/الطلبات/أين-طلبي/' },
  { name: 'fallback article in Arabic', path: '/ar/الإصلاح-والضمان/رموز-الأعطال/lamp-error-codes/' },
  { name: 'stale article in Arabic', path: '/ar/الدفع-والفواتير/مشكلات-الدفع/رمز-الخصم-لا-يعمل/' },
  { name: 'search in Arabic', path: '/ar/search/' },
  { name: 'contact in Arabic', path: '/ar/contact/' },
  { name: 'not found in Arabic', path: '/ar/no-such-page/' },
];

/** What the site says of its accessibility. */
export const accessibilityPages: readonly DemoPage[] = [
  { name: 'accessibility statement', path: '/en/accessibility/' },
  { name: 'accessibility statement in Arabic', path: '/ar/accessibility/' },
];

export const agents: DemoPage = { name: 'agents', path: '/agents/' };

/** Pages of stores, two of them in Arabic. */
export const storePages: readonly DemoPage[] = [
  { name: 'finder', path: '/en/stores/' },
  { name: 'country', path: '/de/stores/de/' },
  { name: 'Arabic finder', path: '/ar/stores/' },
  { name: 'store', path: '/en/stores/tr/istanbul/kadikoy/kadikoy-tr-ist-01/' },
  { name: 'Arabic store', path: '/ar/stores/tr/istanbul/kadikoy/kadikoy-tr-ist-01/' },
];

/** One page of each other kind, in a left-to-right language. */
export const pageKinds: readonly DemoPage[] = [
  home,
  topic,
  article,
  mdxArticle,
  videoArticle,
  storeArticle,
  fallbackArticle,
  staleArticle,
  search,
  contact,
  notFound,
  chooser,
];

/** A permalink: reads as a page only without JavaScript. */
export const permalink = '/a/track-order/';
