/** Files of the contact channels: their data per locale, and QR codes. */
import type { LocalContact } from '#model/channels/panel.ts';
import { toContactJson } from '#model/channels/panel.ts';
import { qrSvg } from '#files/qr.ts';
import { contactDataPath, contactQrPath } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** One JSON per locale, and a QR code for each channel that needs a phone. */
export function contactFiles(locals: readonly LocalContact[]): OutputFile[] {
  const codes = new Map(
    locals.flatMap(({ cards }) =>
      [...cards.values()].flatMap(({ id, qr }) => (qr ? [[id, qr.url] as const] : [])),
    ),
  );
  return [
    ...locals.map((local) => ({
      path: contactDataPath(local.wording.locale.id).slice(1),
      content: `${JSON.stringify(toContactJson(local))}\n`,
    })),
    ...[...codes].map(([id, url]) => ({ path: contactQrPath(id).slice(1), content: qrSvg(url) })),
  ];
}
