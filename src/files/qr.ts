/** QR codes as SVG, made at build (https://www.npmjs.com/package/qrcode). */
import QRCode from 'qrcode';

/** Quiet zone around the code, in modules, as ISO/IEC 18004 asks. */
const quiet = 4;

/** A QR code as one line that runs to and fro over all rows, and what is dark and light along it, by turns, in modules. */
export interface QrLine {
  /** Of the square that the line lies in. */
  readonly side: number;
  readonly path: string;
  readonly dashes: string;
}

/** A QR code of a text as an SVG document, black on white in every theme so that cameras can read it. */
export function qrSvg(text: string): string {
  const { side, path, dashes } = qrLine(text);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path fill="none" stroke="#000" stroke-dasharray="${dashes}" d="${path}"/></svg>\n`
  );
}

/** The QR code of a text. A tenth fewer bytes than a line for each dark run, and nothing to draw between them. */
export function qrLine(text: string): QrLine {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => y);
  const along = rows.map((y) => {
    const row = rows.map((x) => modules.get(y, x));
    // At its end a row is light for one module: the way down.
    return [...(y % 2 === 0 ? row : row.toReversed()), 0].join('');
  });
  // The first module of every code is dark, as the first dash of a line is.
  const runs = along.join('').match(/1+|0+/g) ?? [];
  return {
    side: size + 2 * quiet,
    path: `M${quiet} ${quiet}.5${rows.map((y) => `h${y % 2 === 0 ? '' : '-'}${size}v1`).join('')}`,
    dashes: runs.map(({ length }) => length).join(' '),
  };
}
