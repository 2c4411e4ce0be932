/** Variables in texts of channels, announcements and stores, and in front matter. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function load(files: Readonly<Record<string, string>>) {
  const contentDir = temporaryFolder();
  const all = {
    'site.yaml':
      'name: Acme\nurl: https://help.acme.example\nlocales:\n  - { id: en, country: GB }\n  - { id: de, country: DE }\n',
    'variables.yaml':
      'fee:\n  value: { amount: 4, currency: GBP }\n  countries: { DE: { amount: 5, currency: EUR } }\nplan: { value: Basic, locales: { de: Basis } }\nunused: 1\n',
    'snippets/en/hint.md': 'Ring *twice*.',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(contentDir, name)), { recursive: true });
    writeFileSync(join(contentDir, name), text);
  }
  const { centre, problems, uses } = loadContent(placesFrom({ CONTENT_DIR: contentDir }), {
    drafts: false,
    today: '2026-11-22',
  });
  const told = problems
    .filter(({ code }) => /variable|snippet/.test(code))
    .map(({ code, file, at }) => `${code} ${file.slice(contentDir.length + 1)}:${at?.line}:${at?.column}`);
  const usedIn = uses.map(({ name, file, at }) => `${name} ${file.slice(contentDir.length + 1)}:${at.line}`);
  return { centre, told, usedIn };
}

const channels = (description: string) =>
  `channels:\n  - id: mail\n    type: email\n    address: help@acme.example\n    description: "${description}"\n    cost: { en: "{{ fee }}", de: "{{ fee }} pro Mail" }\n    prefill: { subject: "{{ plan }}: {{article.title}}" }\nfallback: mail\n`;

const store = (text: string) =>
  `stores:\n  - code: LON\n    name: Acme\n    address: { country: GB, city: London, postcode: SW1A 1AA, lines: [1 Mall] }\n    description: "${text}"\n`;

test('each locale reads its values, and what the helpdesk fills in stays', () => {
  const { centre, told, usedIn } = load({
    'channels.yaml': channels('Answers for {{ plan }}.'),
    'announcements.yaml':
      'announcements:\n  - id: fees\n    from: 2026-11-01T00:00:00Z\n    text: "Returns cost {{ fee }}."\n',
    'stores/all.yaml': store('Parking: {{ fee }}'),
    'articles/en/return-item.md':
      '---\nid: return-item\ntitle: T\ndescription: D\nkeywords: ["{{ plan }}"]\nsearchFor: ["{{ plan }} fee"]\n---\n\nText.\n',
  });
  expect(told).toEqual([
    'unused-snippet snippets/en/hint.md:undefined:undefined',
    'unused-variable variables.yaml:5:1',
  ]);
  const [mail] = centre?.contact?.channels ?? [];
  expect(mail?.description).toEqual({ en: 'Answers for Basic.', de: 'Answers for Basis.' });
  expect(mail?.cost).toEqual({ en: '£4', de: '5\u00a0€ pro Mail' });
  expect(mail?.prefill?.subject).toEqual({ en: 'Basic: {{article.title}}', de: 'Basis: {{article.title}}' });
  expect(centre?.announcements[0]?.text).toEqual({ en: 'Returns cost £4.', de: 'Returns cost 5\u00a0€.' });
  const texts = centre?.stores?.stores[0]?.description;
  expect([texts?.get('en')?.text.body, texts?.get('de')?.text.body]).toEqual([
    'Parking: £4',
    'Parking: 5\u00a0€',
  ]);
  const { keywords, searchFor } = centre?.articles.get('return-item')?.data ?? {};
  expect([keywords, searchFor]).toEqual([['Basic'], ['Basic fee']]);
  expect(usedIn).toEqual(
    expect.arrayContaining([
      'plan channels.yaml:5',
      'fee channels.yaml:6',
      'fee announcements.yaml:4',
      'fee stores/all.yaml:5',
    ]),
  );
});

test('unknown names are told where they stand', () => {
  const { told } = load({
    'channels.yaml': channels('Answers for {{ plam }}.'),
    'announcements.yaml':
      'announcements:\n  - id: fees\n    from: 2026-11-01T00:00:00Z\n    text: { en: "{{ feee }}", de: "5" }\n',
    'stores/all.yaml': store('{{ plam }}\\n\\n::snippet[hint]\\n\\n::snippet[hintt]'),
    'articles/en/return-item.md':
      '---\nid: return-item\ntitle: T\ndescription: D\nkeywords: [a, "{{ plam }}"]\n---\n\nText.\n',
  });
  expect(told.filter((one) => !one.startsWith('unused'))).toEqual([
    'variable-unknown announcements.yaml:4:17',
    'variable-unknown articles/en/return-item.md:5:15',
    'variable-unknown channels.yaml:5:18',
    'unknown-snippet stores/all.yaml:5:18',
    'variable-unknown stores/all.yaml:5:18',
  ]);
});
