import { expect, test } from 'vitest';
import { directionsLink, directionsProviders, providersFor } from '#model/stores/directions.ts';

const to = { point: { lat: 40.99012, lng: 29.02418 }, name: 'Shop "Kadıköy" & Co', country: 'TR' };

test('every provider gets the place in its own order and notation', () => {
  const links = Object.fromEntries(
    directionsProviders.map((provider) => [provider, directionsLink(provider, to)]),
  );
  expect(links).toMatchInlineSnapshot(`
    {
      "amap": "https://uri.amap.com/marker?position=29.02418%2C40.99012&name=Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co&coordinate=wgs84&callnative=1",
      "apple": "https://maps.apple.com/?daddr=40.99012%2C29.02418&dirflg=d&q=Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co",
      "baidu": "https://api.map.baidu.com/marker?location=40.99012%2C29.02418&title=Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co&content=Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co&coord_type=wgs84&output=html&src=webapp.stores",
      "bing": "https://www.bing.com/maps/default.aspx?rtp=~pos.40.99012_29.02418_Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co&mode=d",
      "citymapper": "https://citymapper.com/directions?endcoord=40.99012%2C29.02418&endname=Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co",
      "geo": "geo:40.99012,29.02418?q=40.99012%2C29.02418(Shop%20%22Kad%C4%B1k%C3%B6y%22%20%26%20Co)",
      "google": "https://www.google.com/maps/dir/?api=1&destination=40.99012%2C29.02418",
      "osm": "https://www.openstreetmap.org/directions?engine=fossgis_osrm_car&route=%3B40.99012%2C29.02418",
      "waze": "https://waze.com/ul?ll=40.99012%2C29.02418&navigate=yes",
      "yandex": "https://yandex.com.tr/harita/?rtext=~40.99012%2C29.02418&rtt=auto",
    }
  `);
});

test('a Google place id goes with the destination, tiny numbers are never written with an exponent', () => {
  expect(directionsLink('google', { ...to, googlePlaceId: 'ChIJ 1' })).toContain(
    'destination_place_id=ChIJ%201',
  );
  expect(directionsLink('waze', { ...to, point: { lat: 0.00000012, lng: -0.00002 } })).toContain(
    'll=0%2C-0.00002',
  );
});

test('countries have their own providers, China none whose maps are shifted', () => {
  expect(providersFor('TR').slice(0, 2)).toEqual(['google', 'yandex']);
  expect(providersFor('CN')).not.toContain('google');
  expect(providersFor('ZZ')).toContain('google');
});
