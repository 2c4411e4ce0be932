import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { changesSince } from '#check/git-changes.ts';
import { touchedBy } from '#check/touched.ts';
import { loadContent } from '#content.ts';
import { article, Scratch, topic } from '../moves/scratch.ts';
import { small } from '../moves/small.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let scratch: Scratch;

/** A centre with a mistake in every article, so that each shows whether it's looked at. */
beforeEach(() => {
  scratch = new Scratch({
    ...small,
    'articles/en/alone.md': article('alone', '[Nowhere](nowhere.md)'),
    'articles/en/returns/d.md': article('art-d', '[Nowhere](nowhere.md) and [b](b.md)'),
    'articles/de/returns/d.md': article('art-d', '[Nirgends](nirgends.md)'),
  });
  scratch.commit();
  git('branch', 'before');
});
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-C', dirname(scratch.places.contentDir), ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });

/** Problems that a branch is shown, as "file:line code". */
function shown(base = 'before'): readonly string[] {
  const { centre, search, uses, problems } = loadContent(scratch.places, { drafts: false });
  if (!centre || !search) throw new Error('The scratch centre is broken.');
  const touched = touchedBy(changesSince(scratch.places.contentDir, base), scratch.places, {
    centre,
    search,
    uses,
  });
  return problems
    .filter(touched.concerns)
    .map(({ file, at, code }) => `${file.split('/content/').at(-1)}:${at?.line ?? 0} ${code}`);
}

describe('what a branch is shown', () => {
  test('nothing, where it changed nothing', () => {
    expect(shown()).toEqual([]);
    expect(scratch.problems()).not.toEqual([]);
  });

  test('an edited article, committed or not, and its translations', () => {
    scratch.write('articles/en/returns/d.md', article('art-d', '[Nowhere](nowhere.md), again'));
    const both = ['articles/de/returns/d.md:7 unknown-link', 'articles/en/returns/d.md:7 unknown-link'];
    expect(shown()).toEqual(both);
    scratch.commit();
    expect(shown()).toEqual(both);
  });

  test('a new file that git does not know yet', () => {
    scratch.write('articles/en/new ä.md', article('new', '[Nowhere](nowhere.md)'));
    expect(shown()).toEqual(['articles/en/new ä.md:7 unknown-link']);
  });

  test('what linked to a removed article, by path, id or address, and settings that name it', () => {
    scratch.write('articles/en/orders/e.md', article('art-e', '[id](id:art-b)'));
    scratch.write('articles/en/orders/f.md', article('art-f', '[address](/en/returns/b/)'));
    scratch.commit();
    git('branch', 'later');
    scratch.delete('articles/en/returns/b.md');
    expect(shown('later')).toEqual([
      'articles/en/orders/e.md:7 unknown-link',
      'articles/en/orders/f.md:7 unknown-link',
      'articles/en/returns/a.md:7 unknown-link',
      'articles/en/returns/d.md:7 unknown-link',
      'articles/en/returns/d.md:7 unknown-link',
    ]);
  });

  test('saved replies that link to a removed article, and a changed reply, whose change concerns nothing else', () => {
    scratch.write('replies/en/e.md', '---\ntitle: A reply\n---\n\n[id](id:art-b)\n');
    scratch.commit();
    git('branch', 'later');
    scratch.delete('articles/en/returns/b.md');
    expect(shown('later')).toContain('replies/en/e.md:5 unknown-link');
    scratch.commit();
    git('branch', 'latest');
    scratch.write('replies/en/e.md', '---\ntitle: A reply\n---\n\n[id](id:art-c) and [no](id:nothing)\n');
    expect(shown('latest')).toEqual(['replies/en/e.md:5 unknown-link']);
  });

  test('questions of customers concern their own file, and what searches find in its language', () => {
    const searched = () => {
      const { centre, search, uses } = loadContent(scratch.places, { drafts: false });
      if (!centre || !search) throw new Error('The scratch centre is broken.');
      const changes = changesSince(scratch.places.contentDir, 'before');
      return touchedBy(changes, scratch.places, { centre, search, uses });
    };
    scratch.write('questions/de.yaml', 'questions:\n  - { ask: "Wohin?", articles: [nothing] }\n');
    expect(shown()).toEqual(['questions/de.yaml:2 question-unknown-article']);
    expect([...searched().searchedLocales]).toEqual(['de']);
    expect(searched().siteWide).toBeUndefined();
  });

  test('both ends of a clash with a file that stays', () => {
    scratch.write('articles/en/orders/b.md', article('art-b'));
    expect(shown()).toContain('articles/en/returns/b.md:2 duplicate-id');
  });

  test('links to a heading that is gone', () => {
    scratch.write('articles/en/orders/c.md', article('art-c', '## Less {#less}\n\nText.'));
    expect(shown()).toEqual(
      expect.arrayContaining([
        'articles/de/returns/a.md:7 unknown-anchor',
        'articles/en/returns/a.md:7 unknown-anchor',
      ]),
    );
  });

  test('texts that show a removed picture', () => {
    scratch.delete('articles/en/shared.svg');
    expect(shown()).toEqual(['articles/en/returns/a.md:9 image-missing']);
  });

  test('texts that lead to a removed topic', () => {
    scratch.write('articles/en/orders/g.md', article('art-g', '[topic](/en/old/)'));
    scratch.write('articles/en/old/index.md', topic('Old'));
    scratch.write('articles/en/old/x.md', article('art-x'));
    scratch.commit();
    git('branch', 'later');
    scratch.delete('articles/en/old');
    expect(shown('later')).toEqual(['articles/en/orders/g.md:7 unknown-link']);
  });

  test('everything, where settings change', () => {
    scratch.write('site.yaml', `${scratch.read('site.yaml')}# more\n`);
    expect(shown()).toEqual(scratch.problems(true));
  });

  describe('texts that use what changed', () => {
    beforeEach(() => {
      scratch.write('variables.yaml', 'fee: 5\nname: Fener\n');
      scratch.write('snippets/en/outer.md', 'Read this.\n\n::snippet[inner]\n');
      scratch.write('snippets/en/inner.md', 'It costs {{ fee }}.\n');
      scratch.write('articles/en/fee.md', article('art-fee', '{{ fee }} [Nowhere](nowhere.md)'));
      scratch.write('articles/en/name.md', article('art-name', '[Nowhere](nowhere.md)', ['x: "{{ name }}"']));
      scratch.write('articles/en/title.md', article('title', '{{ name }} [Nowhere](nowhere.md)'));
      scratch.write('articles/en/snip.md', article('snip', '[Nowhere](nowhere.md)\n\n::snippet[outer]'));
      scratch.commit();
      git('branch', 'later');
    });

    test('a variable, also by way of snippets', () => {
      scratch.write('variables.yaml', '# Ours\nfee: 6\nname: Fener\n');
      expect(shown('later')).toEqual([
        'articles/en/fee.md:7 unknown-link',
        'articles/en/snip.md:7 unknown-link',
      ]);
    });

    test('a snippet within a snippet', () => {
      scratch.write('snippets/en/inner.md', 'Nothing.\n');
      expect(shown('later')).toEqual(['articles/en/snip.md:7 unknown-link']);
    });

    test('a removed variable or snippet', () => {
      scratch.write('variables.yaml', 'fee: 5\n');
      scratch.delete('snippets/en/outer.md');
      expect(shown('later')).toEqual([
        'articles/en/snip.md:7 unknown-link',
        'articles/en/snip.md:9 unknown-snippet',
        'articles/en/title.md:7 variable-unknown',
        'articles/en/title.md:7 unknown-link',
      ]);
    });

    test('a new text shows a snippet that nobody has translated', () => {
      scratch.write('articles/de/snip.md', article('snip', '::snippet[outer]'));
      expect(shown('later')).toContain('snippets/en/outer.md:0 snippet-untranslated');
      scratch.commit();
      git('branch', 'shown');
      scratch.write('articles/en/title.md', article('title', 'Changed.'));
      expect(shown('shown').filter((line) => line.includes('snippet'))).toEqual([]);
    });

    test('everything, where nobody can say which', () => {
      scratch.write('variables.yaml', 'fee: [\n');
      expect(shown('later')).toEqual(scratch.problems(true));
    });
  });

  test('only its own changes, where the base has gone on', () => {
    git('switch', '--quiet', '--create', 'branch');
    scratch.write('articles/en/new.md', article('new', '[Nowhere](nowhere.md)'));
    scratch.commit();
    git('switch', '--quiet', 'before');
    scratch.write('articles/en/alone.md', article('alone', 'Mended.'));
    scratch.commit();
    git('switch', '--quiet', 'branch');
    expect(shown()).toEqual(['articles/en/new.md:7 unknown-link']);
  });
});

describe('where git cannot say', () => {
  const told = (folder: string, base: string) => () => changesSince(folder, base);

  test.each(['mian', '--output=x', '', 'a b', '$(id)'])('an unknown base: %j', (base) => {
    expect(told(scratch.places.contentDir, base)).toThrow(
      `There is no branch, tag or commit "${base}" here.`,
    );
  });

  test('no repository', () => {
    const folder = temporaryFolder();
    expect(told(folder, 'main')).toThrow('is not in a git repository');
  });

  test('a shallow clone', () => {
    scratch.write('articles/en/new.md', article('new'));
    scratch.commit();
    const folder = temporaryFolder();
    const from = `file://${dirname(scratch.places.contentDir)}`;
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--no-single-branch', from, folder], {
      stdio: 'pipe',
    });
    expect(told(folder, 'before')).toThrow('Did you mean "origin/before"?');
    expect(told(folder, 'origin/before')).toThrow('This clone is shallow');
  });
});
