/** QR codes as SVG, made at build (https://www.npmjs.com/package/qrcode). */
import QRCode from 'qrcode';

/** Quiet zone around the code, in modules, as ISO/IEC 18004 asks. */
const quiet = 4;

/** A QR code of a text as an SVG document, black on white in every theme so that cameras can read it. */
export function qrSvg(text: string): string {
  const { side, path } = qrPath(text);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path stroke="#000" d="${path}"/></svg>\n`
  );
}

/** The lines of a QR code, one wide, and the side of the square that they lie in. */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    let end = 0;
    path += `M${quiet} ${y + quiet}.5`;
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      let width = 1;
      while (x + width < size && modules.get(y, x + width)) width++;
      if (x > end) path += `m${x - end} 0`;
      path += `h${width}`;
      x += width;
      end = x;
    }
  }
  return { side: size + 2 * quiet, path };
}
