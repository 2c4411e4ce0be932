/** Checks whether a file is the picture that its name says it is. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { problem, type Problem } from '#problems/problem.ts';

/** What the first bytes of a file say it is. */
interface FileKind {
  readonly name: string;
  /** Endings of its name. None if browsers don't show it as a picture. */
  readonly endings: readonly string[];
}

/** Endings of pictures that the site can show. */
export const pictureName = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** Endings of files that people take for pictures, but browsers can't show. */
export const otherPictureName = /\.(heic|heif|tiff?|bmp|psd|ico|jxl|eps|ai|raw|dng|cr2)$/i;

/** A larger file is a photograph straight from the camera. */
const heavyBytes = 5_000_000;
/** Readers get drawings in full size. */
const heavyDrawingBytes = 1_000_000;

/** Drawings may begin with long comments. */
const headBytes = 4096;

/** Problems: `image-format`, `image-ending`, `image-heavy`: the first that holds. `file` is for messages. */
export function checkPicture(path: string, file: string, size: number): Problem[] {
  if (size === 0) {
    return [problem('image-format', { file }, 'The file is empty.', 'Save the image again.')];
  }
  const kind = kindOf(readHead(path));
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (!kind || kind.endings.length === 0) {
    const what = kind?.name ?? 'not an image that browsers can show';
    return [
      problem(
        'image-format',
        { file },
        `"${basename(path)}" is ${what}.`,
        kind?.name.startsWith('a placeholder')
          ? 'Run: git lfs pull'
          : 'Open it and save it as PNG or JPEG, or take a screenshot.',
      ),
    ];
  }
  if (!kind.endings.includes(ending)) {
    const name = basename(path).replace(/\w+$/, kind.endings[0] ?? '');
    return [
      problem(
        'image-ending',
        { file },
        `"${basename(path)}" is ${kind.name}, but its name says otherwise.`,
        `Rename it to "${name}", and correct the links to it.`,
      ),
    ];
  }
  const most = ending === 'svg' ? heavyDrawingBytes : heavyBytes;
  if (size <= most) return [];
  return [
    problem(
      'image-heavy',
      { file },
      `The image has ${(size / 1e6).toFixed(1)} MB. ${most / 1e6} MB are plenty.`,
      ending === 'svg'
        ? 'Simplify the drawing, or save it as PNG.'
        : 'Save it as JPEG or WebP, at most 2,000 pixels wide.',
    ),
  ];
}

/** The beginning of a file, by which it's known what it is. */
export function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    return head.subarray(0, readSync(file, head, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

/** Beginnings of files, as Latin-1 text: https://www.garykessler.net/library/file_sigs.html. */
const beginnings: readonly (readonly [RegExp, FileKind])[] = [
  [/^\x89PNG/, { name: 'a PNG picture', endings: ['png'] }],
  [/^\xff\xd8\xff/, { name: 'a JPEG picture', endings: ['jpg', 'jpeg'] }],
  [/^GIF8/, { name: 'a GIF picture', endings: ['gif'] }],
  [/^RIFF....WEBP/s, { name: 'a WebP picture', endings: ['webp'] }],
  [/^....ftyp(?:avif|avis)/s, { name: 'an AVIF picture', endings: ['avif'] }],
  [
    /^....ftyp(?:hei|hev|mif1|msf1)/s,
    { name: "a HEIC picture, as iPhones take it. Browsers can't show it", endings: [] },
  ],
  [/^....ftyp/s, { name: 'a video, not a picture', endings: [] }],
  [/^(?:II\*\0|MM\0\*)/, { name: "a TIFF picture, which browsers can't show", endings: [] }],
  [/^%PDF/, { name: 'a PDF document, not a picture', endings: [] }],
  [/^8BPS/, { name: "a Photoshop file, which browsers can't show", endings: [] }],
  [/^BM/, { name: 'a BMP picture, many times as large as a PNG', endings: [] }],
  [/^PK../s, { name: 'a ZIP or Office file, not a picture', endings: [] }],
  [
    /^version https:\/\/git-lfs/,
    { name: 'a placeholder of Git LFS for an image that was not fetched', endings: [] },
  ],
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)/i,
    { name: 'a web page, not a picture: its download probably failed', endings: [] },
  ],
  [/^(?:\xef\xbb\xbf)?\s*<[\s\S]*?\bsvg[\s>]/i, { name: 'an SVG drawing', endings: ['svg'] }],
];

const kindOf = (head: Buffer): FileKind | undefined => {
  const text = head.toString('latin1');
  return beginnings.find(([beginning]) => beginning.test(text))?.[1];
};

/** The ending that a file should have if its first bytes are those of a picture that browsers show. */
export const pictureEnding = (content: Buffer): string | undefined =>
  kindOf(content.subarray(0, headBytes))?.endings[0];

/** What browsers can't show of some content, in words; `undefined` for a picture. */
export function whyNoPicture(content: Buffer): string | undefined {
  if (content.length === 0) return 'it is empty';
  const kind = kindOf(content.subarray(0, headBytes));
  return kind && kind.endings.length > 0
    ? undefined
    : `it is ${kind?.name ?? 'not an image that browsers can show'}`;
}
