import { expect, test } from 'vitest';
import { buildLook } from '#model/pages/page-look.ts';
import { sampleSite } from '../sample-centre.ts';

const image = (src: string, width: number, height: number) => ({ src, srcset: '', width, height });
const images = new Map([
  ['/logo.svg', image('/_images/1.svg', 300, 60)],
  ['/dark.svg', image('/_images/2.svg', 300, 60)],
]);

const logo = (brand: string, locale = 0) => {
  const site = sampleSite('[en, tr, ar]', `brand: { logo: ${brand} }\n`);
  const reader = site.locales[locale];
  return reader && buildLook(site, reader, { images }).logo;
};

test('a logo keeps its proportions, 32 pixels high where nothing else is said', () => {
  expect(logo('/logo.svg')).toMatchObject({ width: 160, height: 32, dark: undefined });
  expect(logo('{ light: /logo.svg, dark: /dark.svg, height: 24 }')).toMatchObject({
    width: 120,
    height: 24,
    dark: { src: '/_images/2.svg' },
  });
});

test('a logo beside the name says nothing twice; alone, it says the name, or what its writer wants', () => {
  expect(logo('/logo.svg')).toMatchObject({ alt: '', hasName: true });
  expect(logo('{ light: /logo.svg, name: false }')).toMatchObject({ alt: 'Help', hasName: false });
  const named = '{ light: /logo.svg, name: false, alt: { en: Acme, tr: Akme } }';
  expect([logo(named)?.alt, logo(named, 1)?.alt, logo(named, 2)?.alt]).toEqual(['Acme', 'Akme', 'Acme']);
});

test('without a logo the name stands alone', () => {
  const site = sampleSite();
  expect(buildLook(site, site.source, { images })).toMatchObject({
    logo: undefined,
    hasDrawnIcon: true,
    themeColor: { light: '#fcfdfe', dark: '#0c1015' },
  });
});
