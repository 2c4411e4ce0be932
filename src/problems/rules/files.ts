/** Rules about files and folders as such. */
import { inArticle, untested, type Rule } from '../rule.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title></svg>';

export const fileRules = {
  'file-unreadable': {
    severity: 'error',
    what: 'Every file of the help centre can be read.',
    why: 'A page that depends on the file would be missing from the site.',
    fix: 'Create or restore the file, or give whoever runs the command permission to read it. CONTENT_DIR says which folder is the content folder.',
    example: {
      bad: { 'site.yaml': null },
      good: {
        'site.yaml': 'name: Brightwick Help\nurl: https://help.brightwick.example\nlocales: [en, de]',
      },
    },
  },
  'file-not-utf8': {
    severity: 'error',
    what: 'Text files are saved as UTF-8.',
    why: 'Letters such as ü, ş or あ would turn into question marks.',
    fix: 'Choose "Save with encoding: UTF-8" in your editor. The problem names the first line that is not UTF-8.',
    example: untested(
      'bytes that are not text',
      { 'articles/en/orders/return-item.md': 'Stra�e' },
      { 'articles/en/orders/return-item.md': 'Straße' },
    ),
  },
  'file-empty': {
    severity: 'error',
    what: 'An article has front matter and text.',
    why: 'Readers would open a page with nothing on it.',
    fix: 'Write the article, or delete the file. To keep it for later, write "draft: true".',
    example: {
      bad: { 'articles/en/orders/return-item.md': '' },
      good: { 'articles/en/orders/return-item.md': 'You have 30 days to send an item back.' },
    },
  },
  'file-too-large': {
    severity: 'error',
    what: 'A text file has at most 4 MB.',
    why: 'A larger file is never an article; it would slow down every build and the page of its readers.',
    fix: 'Split the text into several articles, or move the file out of the folder.',
    example: untested(
      'a file of many megabytes',
      { 'articles/en/orders/all-answers.md': '… 9 MB of text …' },
      { 'articles/en/orders/return-item.md': 'You have 30 days to send an item back.' },
    ),
  },
  'file-symlink-loop': {
    severity: 'error',
    what: 'A symbolic link does not lead back to a folder that it is in.',
    why: 'Following it would never end.',
    fix: 'Delete the link.',
    example: untested(
      'a symbolic link',
      { 'articles/en/orders/more': '→ articles/en/orders' },
      { 'articles/en/orders/more': null },
    ),
  },
  'file-outside': {
    severity: 'error',
    what: 'A symbolic link stays within the folder that it is in.',
    why: 'Whatever it leads to would be published, private files included.',
    fix: 'Copy the file or folder to the place of the link.',
    example: untested(
      'a symbolic link',
      { 'articles/en/orders/scans': '→ /home/ada/scans' },
      { 'articles/en/orders/scans/label.png': '(a copy)' },
    ),
  },
  'file-name': {
    severity: 'error',
    what: 'The name of an article or topic has at least one letter or digit.',
    why: "The name becomes part of the page's address.",
    fix: 'Rename the file, or add "slug:" to its front matter.',
    example: {
      bad: { 'articles/en/orders/---.md': 'id: late-parcel' },
      good: { 'articles/en/orders/late-parcel.md': 'id: late-parcel' },
    },
  },
  'slug-too-long': {
    severity: 'error',
    what: 'Each part of an address has at most 200 bytes.',
    why: 'Each part becomes a folder, and disks and hosts refuse longer names.',
    fix: 'Give the article a shorter "slug:". Letters outside ASCII take two to four bytes each.',
    example: inArticle(`slug: ${'return-an-item-'.repeat(14)}today`, 'slug: return-an-item'),
  },
  'file-missing': {
    severity: 'error',
    what: 'Every file that site.yaml names exists.',
    why: 'Every page would show an empty frame in its place.',
    fix: 'Put the file into public/ of the content folder, or correct its address; upper and lower case count.',
    example: {
      bad: { 'site.yaml': 'brand: { logo: /lgoo.svg }', 'public/logo.svg': drawing },
      good: { 'site.yaml': 'brand: { logo: /logo.svg }', 'public/logo.svg': drawing },
    },
  },
  'file-twice': {
    severity: 'error',
    what: 'A file that is served unchanged lies in one place.',
    why: "Both the content's public/ and the site's public/ give it the same address, so one of them would be lost.",
    fix: 'Remove one of the two files, or rename it.',
    example: {
      bad: { 'content/public/logo.svg': drawing, 'public/logo.svg': drawing },
      good: { 'content/public/logo.svg': drawing, 'public/logo-of-2019.svg': drawing },
    },
  },
  'file-unknown': {
    severity: 'warning',
    what: 'Every file in the content folder is of a kind that Fener knows.',
    why: 'The file would not be published, which its author may not notice.',
    fix: 'Move downloads into public/ of the content folder and link to them. Correct the ending of articles (.md, .mdx) and images.',
    example: {
      bad: { 'articles/en/orders/prices.pdf': '%PDF-1.7 …' },
      good: { 'articles/en/orders/prices.md': 'id: prices' },
    },
  },
  'build-running': {
    severity: 'error',
    what: 'Only one build of a content folder runs at a time.',
    why: 'Two builds would write the same cache and the same output.',
    fix: 'Wait for the other build to finish. The lock goes away with its process, however that ends.',
    example: untested(
      'a second build',
      { terminal: 'npx fener build & npx fener build' },
      { terminal: 'npx fener build' },
    ),
  },
  'disk-refuses': {
    severity: 'error',
    what: 'The build can write to its cache and its output folder.',
    why: 'The site cannot be finished; the last good output stays where it is.',
    fix: 'Make room on the disk, or allow whoever runs the build to write to the folder.',
    example: untested(
      'a failing disk',
      { terminal: 'OUT_DIR=/read-only/site npx fener build' },
      { terminal: 'OUT_DIR=dist npx fener build' },
    ),
  },
} as const satisfies Record<string, Rule>;
