/** How wide and how high a font is, so that another can take its place until it's there. */
import type { Font } from 'fontkit';

/** A sentence as help centres have them, in letters as frequent as in English. */
const sample =
  'eight of the last ten people who asked us about a late parcel had it in their hands by the next working day';

/** Average widths of the sample in Arial (Helvetica's, which are the same), in units of the size, and its names on systems. */
const arial = { width: 0.4338, names: ['Arial', 'Liberation Sans', 'Helvetica'] };
const arialBold = { width: 0.4674, names: ['Arial Bold', 'Liberation Sans Bold', 'Helvetica Bold'] };

/** From this weight on, bold letters are nearer. */
const leastBold = 600;

/**
 * Source and descriptors that make Arial take the room of a font, https://www.w3.org/TR/css-fonts-5/#font-metrics-override:
 * lines break at the same places and stay where they are when the font arrives.
 */
export function fallbackDescriptors(font: Font): string {
  const isBold = !font.variationAxes.wght && font['OS/2'].usWeightClass >= leastBold;
  const { width, names } = isBold ? arialBold : arial;
  const size = averageWidth(font) / width;
  const share = (units: number) => `${((100 * units) / font.unitsPerEm / size).toFixed(2)}%`;
  return (
    `src: ${names.map((name) => `local('${name}')`).join(', ')}; size-adjust: ${(100 * size).toFixed(2)}%; ` +
    `ascent-override: ${share(font.ascent)}; descent-override: ${share(-font.descent)}; ` +
    `line-gap-override: ${share(font.lineGap)};`
  );
}

function averageWidth(font: Font): number {
  const { advanceWidth } = font.layout(sample);
  return advanceWidth / font.unitsPerEm / sample.length;
}
