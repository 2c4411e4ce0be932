/** What "Acme Bikes" writes into a folder that `npm create fener` made. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const font = 'node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';

const logo = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40" viewBox="0 0 160 40"><g fill="none" stroke="${color}" stroke-width="4"><circle cx="20" cy="24" r="12"/><circle cx="60" cy="24" r="12"/><path d="M20 24l14-16h16l10 16M34 8l10 16"/></g><path fill="${color}" d="M84 12h64v6H84zm0 12h48v6H84z"/></svg>`;

const article = (id: string, title: string, description: string, text: string) =>
  `---\nid: ${id}\ntitle: ${title}\ndescription: ${description}\n---\n\n${text}\n`;

const topic = (title: string, description: string) =>
  `---\ntitle: ${title}\ndescription: ${description}\nicon: wrench\n---\n`;

const files: Readonly<Record<string, string>> = {
  'content/public/logo.svg': logo('#7a1fa2'),
  'content/public/logo-dark.svg': logo('#e1b6f2'),
  'content/public/icon.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" fill="none" stroke="#7a1fa2" stroke-width="5"/></svg>',
  'content/articles/en/repairs/index.md': topic(
    'Repairs',
    'What you can mend yourself, and when to visit us.',
  ),
  'content/articles/en/repairs/change-a-tyre.md': article(
    'change-a-tyre',
    'How do I change a tyre?',
    'In four steps, with two levers and a pump.',
    ':::steps\n1. Open the brake.\n2. Take out the wheel.\n3. Lift the tyre over the rim with both levers.\n4. Pump it up, and [set the brakes](id:set-the-brakes).\n:::',
  ),
  'content/articles/en/repairs/set-the-brakes.md': article(
    'set-the-brakes',
    'How do I set the brakes?',
    'Turn one screw until the wheel runs freely.',
    '> [!WARNING]\n> Try them at walking pace first.\n\n## Rim brakes\n\nTurn the screw at the lever.\n\n| Distance | Feels |\n|---|---|\n| 1 mm | hard |\n| 3 mm | soft |',
  ),
  'content/articles/en/book-a-service.md': article(
    'book-a-service',
    'How do I book a service?',
    'Ask the store near you. A service takes a day.',
    'Bring the bike in the morning. We call you before we [change anything](id:change-a-tyre).',
  ),
  'content/articles/de/repairs/index.md': topic(
    'Reparaturen',
    'Was Sie selbst richten, und wann Sie zu uns kommen.',
  ),
  'content/articles/de/repairs/change-a-tyre.md': article(
    'change-a-tyre',
    'Wie wechsle ich einen Reifen?',
    'In vier Schritten, mit zwei Hebeln und einer Pumpe.',
    ':::steps\n1. Öffnen Sie die Bremse.\n2. Nehmen Sie das Rad heraus.\n3. Heben Sie den Reifen mit beiden Hebeln über die Felge.\n4. Pumpen Sie ihn auf, und [stellen Sie die Bremsen ein](id:set-the-brakes).\n:::',
  ),
  'content/articles/ar/repairs/index.md': topic('الإصلاحات', 'ما يمكنك إصلاحه بنفسك، ومتى تزور متجرنا.'),
  'content/articles/ar/repairs/change-a-tyre.md': article(
    'change-a-tyre',
    'كيف أغيّر الإطار؟',
    'في أربع خطوات، بعتلتين ومضخة.',
    ':::steps\n1. افتح الفرامل.\n2. أخرج العجلة.\n3. ارفع الإطار فوق الحافة بالعتلتين.\n4. انفخه، ثم [اضبط الفرامل](id:set-the-brakes).\n:::',
  ),
  'content/articles/fr/repairs/index.md': topic(
    'Réparations',
    'Ce que vous réparez vous-même, et quand venir nous voir.',
  ),
  'content/articles/fr/repairs/change-a-tyre.md': article(
    'change-a-tyre',
    'Comment changer un pneu ?',
    'En quatre étapes, avec deux leviers et une pompe.',
    ':::steps\n1. Ouvrez le frein.\n2. Sortez la roue.\n3. Passez le pneu par-dessus la jante avec les deux leviers.\n4. Gonflez-le, puis [réglez les freins](id:set-the-brakes).\n:::',
  ),
  'content/channels.yaml':
    'channels:\n  - { id: email, type: email, address: help@acme.example, response: P2D }\n\nfallback: email\n',
  'content/stores/stores.yaml': `stores:
  - code: GB-LON-01
    name: Acme Bikes London
    address: { lines: 1 Victoria Street, city: London, postcode: "SW1H 0ET", country: GB }
    geo: { lat: 51.49985, lng: -0.13325 }
    phone: "+44 20 7946 0000"
    hours: "Mo-Sa 09:00-18:00"
    holidays: closed
`,
};

/** Lines of site.yaml in place of those that were commented. */
const brand = `brand:
  color: "#7a1fa2"
  logo: { light: /logo.svg, dark: /logo-dark.svg, name: false }
  icon: /icon.svg
  font: /fonts/acme.ttf
footer:
  text: Acme Bikes Ltd, 1 Victoria Street, London
`;

/** Writes the brand, three articles, a channel and a store into a created folder, in place of what it came with. */
export function writeOwnContent(site: string): void {
  rmSync(join(site, 'content/articles'), { recursive: true });
  mkdirSync(join(site, 'content/public/fonts'), { recursive: true });
  cpSync(font, join(site, 'content/public/fonts/acme.ttf'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), text);
  }
  const settings = join(site, 'content/site.yaml');
  const text = readFileSync(settings, 'utf8').replace(/^featured: .*$/m, 'featured: [change-a-tyre]');
  writeFileSync(settings, `${text}\n${brand}`);
}
