/** A deterministic help centre of any size, for measuring: the same seed gives the same bytes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createRandom, type Random } from './random.ts';

export interface CorpusOptions {
  readonly folder: string;
  readonly articles: number;
  /** Locale ids; the first is the source, the others are complete translations. */
  readonly locales: readonly string[];
  readonly seed: number;
  /** Draws the words of the text; a hundred words of a shop's help by default. */
  readonly drawWord?: (random: Random) => string;
}

const words = (
  'order delivery parcel return refund payment card invoice account password store repair warranty battery lamp ' +
  'screen button setting menu network update device cable box label code courier address date amount receipt ' +
  'message choose open press wait check confirm send receive replace remove connect install change cancel keep ' +
  'the a your this that when before after until with without from into again never always usually within about ' +
  'new old first last next same other small large free faulty missing wrong right early late open closed'
).split(' ');

const articlesPerTopic = 25;
const topicsPerSection = 5;

/**
 * Writes `site.yaml` and articles of about 580 words in a three-level tree: tables, alerts, steps, links to other
 * articles, an image in every fifth. Any earlier content of the folder is removed.
 */
export async function writeCorpus({
  folder,
  articles,
  locales,
  seed,
  drawWord = (random) => words[Math.floor(random() * words.length)] ?? '',
}: CorpusOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const site = { name: 'Bench Help', url: 'https://bench.example', locales };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), JSON.stringify(site));
  for (const locale of locales) {
    const random = createRandom(seed);
    const base = join(folder, 'articles', locale);
    for (let n = 0; n < articles; n++) {
      const path = topicOf(n);
      if (n % (articlesPerTopic * topicsPerSection) === 0)
        writeTopic(join(base, path.section), `Section ${path.section}`);
      if (n % articlesPerTopic === 0)
        writeTopic(join(base, path.section, path.topic), `Topic ${path.topic} of ${locale}`);
      const hasImage = n % 5 === 0;
      const text = articleText({ n, articles, random, hasImage, locale, drawWord });
      writeFileSync(join(base, path.section, path.topic, `${idOf(n)}.md`), text);
    }
    await writeImages(base, articles, random);
  }
}

export const idOf = (n: number): string => `article-${String(n).padStart(5, '0')}`;

/** Path of an article below its locale's folder. */
export const corpusFile = (n: number): string => join(topicOf(n).section, topicOf(n).topic, `${idOf(n)}.md`);

function topicOf(n: number) {
  const topic = Math.floor(n / articlesPerTopic);
  return { section: `section-${Math.floor(topic / topicsPerSection)}`, topic: `topic-${topic}` };
}

function writeTopic(folder: string, title: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.md'),
    `---\ntitle: ${title}\ndescription: Articles of ${title.toLowerCase()}.\nicon: package\n---\n`,
  );
}

/** A few photographs of noise, used by turns: their conversion is part of a first build. */
async function writeImages(base: string, articles: number, random: Random): Promise<void> {
  for (let topic = 0; topic * articlesPerTopic < articles; topic++) {
    const { section, topic: name } = topicOf(topic * articlesPerTopic);
    const pixels = Buffer.from(Array.from({ length: 64 * 40 * 3 }, () => Math.floor(random() * 256)));
    const image = sharp(pixels, { raw: { width: 64, height: 40, channels: 3 } }).resize(960, 600, {
      kernel: 'cubic',
    });
    await image.jpeg({ quality: 80 }).toFile(join(base, section, name, 'photo.jpg'));
  }
}

interface ArticleOptions extends Required<Pick<CorpusOptions, 'articles' | 'drawWord'>> {
  readonly n: number;
  readonly random: Random;
  readonly hasImage: boolean;
  readonly locale: string;
}

function articleText({ n, articles, random, hasImage, locale, drawWord }: ArticleOptions): string {
  const sentence = (length = 12) => {
    const picked = Array.from({ length }, () => drawWord(random)).join(' ');
    return `${picked[0]?.toUpperCase() ?? ''}${picked.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 5 }, () => sentence()).join(' ');
  const link = () => {
    const target = Math.floor(random() * articles);
    return `See [${sentence(4).slice(0, -1).toLowerCase()}](id:${idOf(target)}).`;
  };
  const section = (title: string) => `## ${title}\n\n${paragraph()} ${link()}\n\n${paragraph()}\n`;
  const title = `${sentence(5).slice(0, -1)} ${n}`;
  return [
    '---',
    `id: ${idOf(n)}`,
    `title: "${title}"`,
    `description: "${sentence(10)}"`,
    `updated: 2026-0${1 + (n % 9)}-11`,
    ...(n % 3 === 0 ? [`keywords: [${sentence(2).slice(0, -1).toLowerCase()}]`] : []),
    '---',
    '',
    paragraph(),
    '',
    section('Before you begin'),
    `:::steps\n1. ${sentence()}\n2. ${sentence()}\n3. ${sentence()}\n:::\n`,
    `> [!NOTE]\n> ${sentence(18)}\n`,
    section(`What happens next in ${locale}`),
    `| ${sentence(1)} | ${sentence(1)} | ${sentence(1)} |\n| --- | --- | --- |\n${Array.from({ length: 4 }, () => `| ${sentence(2)} | ${sentence(3)} | ${sentence(2)} |`).join('\n')}\n`,
    ...(hasImage ? [`![${sentence(5)}](./photo.jpg "${sentence(4)}")\n`] : []),
    section('If it does not work'),
    `- ${sentence()}\n- ${sentence()}\n- ${sentence()} ${link()}\n`,
  ].join('\n');
}
