/** A page of each kind of the demo content. */
export const pageKinds = {
  chooser: '/',
  home: '/en/',
  topic: '/en/orders/',
  'topic with subtopics': '/en/account/sign-in/',
  article: '/en/orders/track-order/',
  'MDX article': '/en/repairs/troubleshooting/coffee-machine-error-codes/',
  search: '/en/search/?q=order',
  contact: '/en/contact/',
  'not found': '/en/no-such-page/',
  permalink: '/a/track-order/',
} as const;

export const rightToLeft = { home: '/ar/', topic: '/ar/الطلبات/', article: '/ar/الطلبات/أين-طلبي/' } as const;
