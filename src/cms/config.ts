/** Settings of Sveltia CMS and Decap CMS: https://sveltiacms.app/en/docs, https://decapcms.org/docs/configuration-options/ */
import { articleData, topicData } from '#model/articles/front-matter.ts';
import type { Site } from '#site/site.ts';
import { fieldsOf, type Field } from './fields.ts';
import type { Repository } from './repository.ts';

/** The editors that read these settings. */
export const editors = ['sveltia', 'decap'] as const;
export type Editor = (typeof editors)[number];

export interface CmsOptions {
  readonly site: Site;
  readonly editor: Editor;
  readonly repository: Repository;
  readonly branch: string;
  /** Path of the content folder from the top of the repository, such as `content`. */
  readonly content: string;
}

/** All settings. What they say of articles and topics follows from the shape of front matter. */
export function cmsConfig({ site, editor, repository, branch, content }: CmsOptions) {
  const { kind, name, origin, api } = repository;
  const below = content === '' ? '' : `${content}/`;
  const folder = `${below}articles`;
  const locales = [site.source, ...site.locales.filter(({ id }) => id !== site.source.id)];
  return {
    backend: {
      name: kind,
      repo: name,
      branch,
      api_root: api,
      ...(kind !== 'github' && { base_url: origin }),
      // A person's own token needs no server that signs people in.
      ...(editor === 'sveltia' && { auth_methods: ['token'] }),
    },
    ...(kind !== 'gitea' && { publish_mode: 'editorial_workflow' }),
    site_url: site.url,
    // Files for everybody, which texts name by their address.
    media_folder: `${below}public/images`,
    public_folder: '/images',
    slug: { encoding: 'ascii', clean_accents: true },
    ...(editor === 'sveltia'
      ? {
          output: { omit_empty_optional_fields: true },
          i18n: {
            structure: 'multiple_folders',
            locales: locales.map(({ id }) => id),
            default_locale: site.source.id,
            // Others follow when somebody translates.
            initial_locales: [site.source.id],
          },
          collections: sveltiaCollections(folder),
        }
      : {
          local_backend: true,
          collections: locales.map((locale) =>
            decapCollection(`${folder}/${locale.id}`, locale.id, locale.name),
          ),
        }),
  };
}

/** What both editors need to know of the files. */
const files = {
  extension: 'md',
  format: 'yaml-frontmatter',
  // `npx fener retire` keeps the addresses alive.
  delete: false,
  // It would show our Markdown as it isn't.
  editor: { preview: false },
};

/** Articles and topics as trees, with all languages side by side. */
const sveltiaCollections = (folder: string) => {
  const shared = { folder, ...files, create: true, i18n: true, aliases_field: false };
  return [
    {
      name: 'articles',
      label: 'Articles',
      label_singular: 'Article',
      ...shared,
      slug: { template: '{{fields.id}}', editable: false },
      // Only articles have an id.
      filter: { field: 'id', pattern: '.+' },
      nested: { depth: 100, summary: '{{title}}', subfolders: false },
      meta: { path: {} },
      fields: withText(fieldsOf(articleData, 'articles'), true),
    },
    {
      name: 'topics',
      label: 'Topics',
      label_singular: 'Topic',
      ...shared,
      filter: { field: 'id', value: null },
      nested: { depth: 100, summary: '{{title}}' },
      meta: { path: { index_file: 'index' } },
      // A filter knows only fields that there are.
      fields: [
        ...withText(fieldsOf(topicData, 'articles'), false),
        { name: 'id', label: 'Id', widget: 'hidden' },
      ],
    },
  ];
};

/**
 * What there is in one language, to be edited. Decap CMS nests no folders of languages, and tells articles from topics by
 * nothing, so it creates neither.
 */
const decapCollection = (folder: string, locale: string, language: string) => ({
  name: `articles_${locale}`,
  label: language,
  label_singular: 'Article',
  folder,
  ...files,
  create: false,
  // How deep it looks for files.
  path: '{{a}}/{{b}}/{{c}}/{{d}}/{{e}}/{{slug}}',
  // It asks for what an object must have, even where there's no object.
  fields: withText(
    fieldsOf(articleData, `articles_${locale}`).filter(({ widget }) => widget !== 'object'),
    true,
  ),
});

/** The text follows what must be said, as it's written: what an editor doesn't know of Markdown, it would lose. */
function withText(fields: readonly Field[], isRequired: boolean): Field[] {
  const body = {
    name: 'body',
    label: 'Text',
    widget: 'markdown',
    modes: ['raw'],
    required: isRequired,
    i18n: true,
  };
  const [first, others] = [
    fields.filter(({ required }) => required),
    fields.filter(({ required }) => !required),
  ];
  return [...first, body, ...others];
}
