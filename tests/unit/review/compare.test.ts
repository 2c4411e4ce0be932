import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { placesFrom, shownPath } from '#files/places.ts';
import { makeReview } from '#review/make-review.ts';
import type { Review } from '#review/review.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'content', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function commit(): void {
  if (!existsSync(join(folder, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=Content');
}

const article = (id: string, title: string, body: string, more: readonly string[] = []) =>
  ['---', `id: ${id}`, `title: ${title}`, `description: About ${id}.`, ...more, '---', '', body, ''].join(
    '\n',
  );

const site = 'name: Help\nurl: https://example.com/help/\nlocales: [en, de]\n';
const start = {
  'site.yaml': site,
  'articles/en/orders/index.md': '---\ntitle: Orders\ndescription: What you have ordered.\n---\n',
  'articles/en/orders/track.md': article('track', 'Where is my parcel?', 'Look into your account.'),
  'articles/en/orders/cancel.md': article('cancel', 'Cancel an order', 'Choose Cancel.', [
    'searchFor: [stop it]',
  ]),
  'articles/de/orders/cancel.md': article('cancel', 'Bestellung stornieren', 'Wähle Stornieren.'),
};

const review = (base = 'main'): Promise<Review> =>
  makeReview(placesFrom({}, folder), { base, today: '2026-11-29' });

/** Starts from committed content, on a branch. */
function branch(): void {
  write(start);
  commit();
  git('checkout', '--quiet', '-b', 'change');
}

const situations: readonly {
  readonly name: string;
  readonly change: () => void;
  readonly expected: Partial<Review>;
}[] = [
  {
    name: 'nothing',
    change: () => {},
    expected: { texts: [], redirects: [], lost: [], stale: [], problems: [], search: [], index: [] },
  },
  {
    name: 'an article that is new, and not committed yet',
    change: () => write({ 'articles/en/orders/late.md': article('late', 'My parcel is late', 'Wait.') }),
    expected: {
      texts: [
        {
          kind: 'article',
          id: 'late',
          title: 'My parcel is late',
          change: 'added',
          pages: [
            { locale: 'en', address: '/help/en/orders/late/', change: 'added' },
            { locale: 'de', address: '/help/de/orders/late/', change: 'added', textLocale: 'en' },
          ],
        },
      ],
      lost: [],
    },
  },
  {
    name: 'a new address without a redirect',
    change: () =>
      write({
        'articles/de/orders/cancel.md': start['articles/de/orders/cancel.md'].replace(
          'id: cancel',
          'id: cancel\nslug: stornieren',
        ),
      }),
    expected: {
      texts: [
        {
          kind: 'article',
          id: 'cancel',
          title: 'Bestellung stornieren',
          change: 'changed',
          pages: [
            {
              locale: 'de',
              address: '/help/de/orders/stornieren/',
              change: 'moved',
              from: '/help/de/orders/cancel/',
            },
          ],
        },
      ],
      redirects: [],
      lost: ['/help/de/orders/cancel/'],
    },
  },
  {
    name: 'a new address with a redirect',
    change: () =>
      write({
        'articles/de/orders/cancel.md': start['articles/de/orders/cancel.md'].replace(
          'id: cancel',
          'id: cancel\nslug: stornieren\nmovedFrom: [/de/orders/cancel/]',
        ),
      }),
    expected: {
      redirects: [{ from: '/help/de/orders/cancel/', to: '/help/de/orders/stornieren/' }],
      lost: [],
      problems: [],
    },
  },
  {
    name: 'an article that is gone',
    change: () => rmSync(join(folder, 'content/articles/en/orders/track.md')),
    expected: {
      lost: ['/help/a/track/', '/help/de/orders/track/', '/help/en/orders/track/'],
      texts: [
        {
          kind: 'article',
          id: 'track',
          title: 'Where is my parcel?',
          change: 'removed',
          pages: [
            { locale: 'en', address: '/help/en/orders/track/', change: 'removed' },
            { locale: 'de', address: '/help/de/orders/track/', change: 'removed', textLocale: 'en' },
          ],
        },
      ],
    },
  },
  {
    name: 'a question that its article answers no longer',
    change: () =>
      write({
        ...Object.fromEntries(
          [1, 2, 3].map((number) => [
            `articles/en/orders/stop-${number}.md`,
            article(`stop-${number}`, `Stop it ${number}`, 'Stop it.', ['searchFor: [stop it]']),
          ]),
        ),
        'articles/en/orders/cancel.md': article('cancel', 'Cancel an order', 'Choose Cancel.'),
      }),
    expected: {
      search: [
        {
          locale: 'en',
          question: 'stop it',
          article: 'cancel',
          title: 'Cancel an order',
          change: 'lost',
          before: 1,
          after: null,
        },
      ],
    },
  },
  {
    name: 'a question of customers that a change answers',
    change: () =>
      write({
        'questions/en.yaml':
          'questions:\n  - { ask: I pressed the wrong button, articles: [gone, cancel] }\n  - { ask: flowers, articles: [] }\n',
        'articles/en/orders/cancel.md': article('cancel', 'Cancel an order', 'Pressed the wrong button?', [
          'searchFor: [stop it]',
        ]),
      }),
    expected: {
      search: [
        {
          locale: 'en',
          question: 'I pressed the wrong button',
          article: 'cancel',
          title: 'Cancel an order',
          change: 'won',
          before: null,
          after: 1,
        },
      ],
    },
  },
];

test.each(situations)('a review tells of $name', async ({ change, expected }) => {
  branch();
  change();
  expect(await review()).toMatchObject(expected);
});

test('a broken link is new; a problem that was there is old, and told only in a changed file', async () => {
  write({
    ...start,
    'articles/en/orders/track.md': article('track', 'Where is my parcel?', '[a](id:nothing)'),
    'articles/en/orders/untouched.md': article('untouched', 'What stays as it is', '[a](id:nothing)'),
  });
  commit();
  git('checkout', '--quiet', '-b', 'change');
  write({
    'articles/en/orders/track.md': article(
      'track',
      'Where is my parcel?',
      'New.\n\n[a](id:nothing) [b](id:nowhere)',
    ),
  });
  commit();
  const { problems, oldProblems } = await review();
  const told = (found: Review['problems']) => found.map(({ file, code, message }) => [file, code, message]);
  const file = shownPath(join(folder, 'content/articles/en/orders/track.md'));
  expect(told(problems)).toEqual([[file, 'unknown-link', 'There is no article with the id "nowhere".']]);
  expect(told(oldProblems)).toEqual([[file, 'unknown-link', 'There is no article with the id "nothing".']]);
});

test('what main has got meanwhile is not part of the branch', async () => {
  branch();
  write({ 'articles/en/orders/late.md': article('late', 'My parcel is late', 'Wait.') });
  commit();
  git('checkout', '--quiet', 'main');
  write({ 'articles/en/orders/track.md': article('track', 'Where is it?', 'Elsewhere.') });
  commit();
  git('checkout', '--quiet', 'change');
  const { texts } = await review();
  expect(texts.map(({ id, change }) => [id, change])).toEqual([['late', 'added']]);
});

test('the first content is all new; settings that cannot be read leave the problems', async () => {
  writeFileSync(join(folder, 'README.md'), 'Nothing yet.\n');
  commit();
  git('checkout', '--quiet', '-b', 'change');
  write(start);
  const first = await review();
  expect(first).toMatchObject({ unreadable: undefined, lost: [], stale: [] });
  expect(first.texts.map(({ change }) => change)).toEqual(['added', 'added', 'added']);
  write({ 'site.yaml': 'name: [\n' });
  expect(await review()).toMatchObject({ unreadable: 'head', texts: [], lost: [] });
});

test('the repository stays as it is, and nothing is left of the copy', async () => {
  branch();
  // As sites have it: what a check keeps is there, too.
  writeFileSync(join(folder, '.gitignore'), '.cache/\n');
  write({ 'articles/en/orders/track.md': 'half a file' });
  git('add', '--all');
  const state = () => [
    git('status', '--porcelain'),
    git('worktree', 'list'),
    readFileSync(join(folder, '.git/index'), 'base64'),
  ];
  const [before, left] = [state(), readdirSync(tmpdir()).filter((name) => name.startsWith('fener-review-'))];
  await review();
  expect(state()).toEqual(before);
  expect(
    readdirSync(tmpdir()).filter((name) => name.startsWith('fener-review-') && !left.includes(name)),
  ).toEqual([]);
});

test('content in a repository of its own is compared there, whatever folder the command runs in', async () => {
  const elsewhere = temporaryFolder();
  write({ ...start, 'articles/en/orders/late.md': article('late', 'Late', '[Where?](id:nowhere)') });
  commit();
  git('checkout', '--quiet', '-b', 'change');
  write({ 'articles/en/orders/track.md': article('track', 'Where is my parcel?', 'Look here.') });
  const places = placesFrom({ CONTENT_DIR: join(folder, 'content') }, elsewhere);
  const found = await makeReview(places, { base: 'main', today: '2026-11-29' });
  expect(found.texts.map(({ id, change }) => [id, change])).toEqual([['track', 'changed']]);
  expect(found).toMatchObject({ problems: [], oldProblems: [] });
});

test('git that cannot say what was there says why', async () => {
  write(start);
  await expect(review()).rejects.toThrow('is not in a git repository');
  commit();
  await expect(review('mian')).rejects.toThrow(
    'There is no branch, tag or commit "mian" here. Fetch it first',
  );
  await expect(review('--help')).rejects.toThrow('There is no branch, tag or commit "--help" here.');
  git('checkout', '--quiet', '--orphan', 'other');
  write({ 'articles/en/orders/track.md': 'other' });
  commit();
  await expect(review()).rejects.toThrow('"main" and the current branch have no commit in common.');
});
