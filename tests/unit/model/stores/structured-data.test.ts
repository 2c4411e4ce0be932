import { expect, test } from 'vitest';
import { toStoreJsonLd } from '#model/stores/structured-data.ts';
import { build, recordsOf, site, storeOf } from './samples.ts';

const context = {
  url: 'https://help.example.com/tr/stores/x/',
  id: 'https://help.example.com/stores/#TR-1',
  locales: ['tr', 'en'],
  organization: site.organization,
  services: ['Tamir'],
  siteUrl: site.url,
};

test('a store is described with address, position, phone and hours', () => {
  expect(toStoreJsonLd(storeOf('TR-1'), context)).toMatchInlineSnapshot(`
    {
      "@context": "https://schema.org",
      "@id": "https://help.example.com/stores/#TR-1",
      "@type": "Store",
      "address": {
        "@type": "PostalAddress",
        "addressCountry": "TR",
        "addressLocality": "Caferağa Mahallesi, Kadıköy",
        "addressRegion": "İstanbul",
        "postalCode": "34710",
        "streetAddress": "Moda Caddesi 5",
      },
      "amenityFeature": [
        {
          "@type": "LocationFeatureSpecification",
          "name": "Tamir",
          "value": true,
        },
        {
          "@type": "LocationFeatureSpecification",
          "name": "wheelchair",
          "value": true,
        },
      ],
      "branchCode": "TR-1",
      "brand": {
        "@type": "Brand",
        "name": "Shop",
      },
      "geo": {
        "@type": "GeoCoordinates",
        "latitude": 40.99012,
        "longitude": 29.02418,
      },
      "hasMap": "https://www.openstreetmap.org/?mlat=40.99012&mlon=29.02418#map=17/40.99012/29.02418",
      "name": "Shop Kadıköy",
      "openingHoursSpecification": [
        {
          "@type": "OpeningHoursSpecification",
          "closes": "22:00",
          "dayOfWeek": [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
          ],
          "opens": "10:00",
        },
        {
          "@type": "OpeningHoursSpecification",
          "closes": "20:00",
          "dayOfWeek": [
            "Sunday",
          ],
          "opens": "11:00",
        },
      ],
      "parentOrganization": {
        "@type": "Organization",
        "name": "Shop",
      },
      "telephone": "+902165550101",
      "url": "https://help.example.com/tr/stores/x/",
    }
  `);
});

test('a store that is not open has no hours; description is plain text', () => {
  const text = `stores:
  - code: D-1
    name: Shop
    type: HardwareStore
    status: temporarily-closed
    since: "2026-11-01"
    address: { lines: Weg 1, city: Bonn, country: DE }
    geo: { lat: 50.73743, lng: 7.09821 }
    hours: Mo-Fr 09:00-18:00
    images: [{ src: /stores/d-1.jpg, alt: Door }]
    description: { tr: "**Büyük** [mağaza](https://a.example)\\n\\nAyrıntı" }
`;
  const [store] = build(recordsOf(text, 'a.yaml')).stores;
  const data = store && toStoreJsonLd(store, context);
  expect(data).toMatchObject({
    '@type': 'HardwareStore',
    description: 'Büyük mağaza',
    image: ['https://help.example.com/stores/d-1.jpg'],
  });
  expect(data).not.toHaveProperty('openingHoursSpecification');
});
