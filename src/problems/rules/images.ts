/** Rules about images. */
import { inArticle, untested, type Rule } from '../rule.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>Label</title></svg>';
const image = 'articles/en/orders/label.svg';
const text = 'articles/en/orders/return-item.md';
const shown = { [text]: '![The label](label.svg)' };

export const imageRules = {
  'image-missing': {
    severity: 'error',
    what: 'Every image that a text or store names exists.',
    why: 'Readers would see an empty frame.',
    fix: "Add the file, or correct the path; upper and lower case count. Paths start at the article's own folder.",
    mends: 'address',
    example: {
      bad: { [image]: drawing, [text]: '![The label](lable.svg)' },
      good: { [image]: drawing, [text]: '![The label](label.svg)' },
    },
  },
  'image-without-alt': {
    severity: 'error',
    what: 'Images have alternative text.',
    why: "People who can't see the image would not know what it shows.",
    fix: 'Say in a few words what the image shows, between "![" and "]".',
    example: {
      bad: { [image]: drawing, [text]: '![](label.svg)' },
      good: { [image]: drawing, [text]: '![The return label, barcode at the top](label.svg)' },
    },
  },
  'todo-image': {
    severity: 'warning',
    what: 'Images that an import did not find, "![alt](todo:…)", get a file.',
    why: 'Readers see the alternative text alone.',
    fix: 'Save the image beside the article and use its file name, or remove it.',
    example: {
      bad: { [text]: '![The label](todo:img/label.svg)' },
      good: { [image]: drawing, [text]: '![The label](label.svg)' },
    },
  },
  'todo-alt': {
    severity: 'warning',
    what: 'Images that came without alternative text from an import, "![todo:](…)", get one.',
    why: "People who can't see the image don't know what it shows.",
    fix: 'Say in a few words what the image shows, in the place of "todo:".',
    example: {
      bad: { [image]: drawing, [text]: '![todo:](label.svg)' },
      good: { [image]: drawing, [text]: '![The return label, barcode at the top](label.svg)' },
    },
  },
  'image-unreadable': {
    severity: 'error',
    what: 'Images can be opened.',
    why: 'Browsers could not show them either.',
    fix: 'Export the image again from the program that made it.',
    example: {
      bad: { [image]: '<svg xmlns="http://www.w3.org/2000/svg"><title>Label</svg>', ...shown },
      good: { [image]: drawing, ...shown },
    },
  },
  'image-format': {
    severity: 'error',
    what: 'Images are PNG, JPEG, WebP, AVIF, GIF or SVG.',
    why: "Browsers can't show other formats, such as HEIC photos of an iPhone or PDF files.",
    fix: 'Save the image as PNG or JPEG. Put documents into public/ of the content folder and link to them.',
    example: {
      bad: { 'articles/en/orders/label.png': '%PDF-1.7 …', [text]: '![The label](label.png)' },
      good: { [image]: drawing, ...shown },
    },
  },
  'image-ending': {
    severity: 'warning',
    what: "The ending of an image's name is that of its format.",
    why: 'Servers tell browsers the format by the ending; some browsers then refuse the image.',
    fix: 'Rename the file, and correct the links to it.',
    example: {
      bad: { 'articles/en/orders/label.png': drawing, [text]: '![The label](label.png)' },
      good: { [image]: drawing, ...shown },
    },
  },
  'image-heavy': {
    severity: 'warning',
    what: 'Images have at most 5 MB, drawings (SVG) at most 1 MB.',
    why: 'Larger images slow down the build, and drawings every reader on a phone.',
    fix: 'Save photos as JPEG or WebP, at most 2,000 pixels wide. Simplify drawings.',
    example: untested(
      'a file of many megabytes',
      { 'articles/en/orders/label.jpg': '… 18 MB, 6000 × 4000 pixels …' },
      { 'articles/en/orders/label.jpg': '… 0.4 MB, 2000 × 1333 pixels …' },
    ),
  },
  'image-cleaned': {
    severity: 'warning',
    what: 'Drawings (SVG) hold no scripts and load nothing.',
    why: 'An opened drawing is a page of your site. Fener leaves these parts out, so the drawing may look different.',
    fix: 'Remove the part, or export the drawing as "plain SVG".',
    example: {
      bad: { [image]: '<svg xmlns="http://www.w3.org/2000/svg"><script>track()</script></svg>', ...shown },
      good: { [image]: drawing, ...shown },
    },
  },
  'unused-picture': {
    severity: 'warning',
    what: 'Every picture beside the articles is shown by a text.',
    why: 'Somebody would translate and renew a picture that nobody sees.',
    fix: 'Delete it, or show it. Files that mails or other sites link to belong into "public/".',
    example: {
      bad: { [image]: drawing },
      good: { [image]: drawing, ...shown },
    },
  },
  'image-remote': {
    severity: 'error',
    what: 'Images are files of the content folder.',
    why: 'An image from another site tells that site who reads your pages, and disappears without notice.',
    fix: 'Save the image beside the article and use its file name.',
    example: inArticle('![The label](https://cdn.example.com/label.png)', 'The label is in your e-mail.'),
  },
} as const satisfies Record<string, Rule>;
