/** The page that explains the static API of a site, and its schemas. Both are made from the shapes. */
import { z } from 'zod';
import { html, type Html } from '#html/template.ts';
import type { ApiFile } from '#model/api/files.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { absoluteUrl, apiPath } from '#model/urls.ts';
import { htmlDocument } from '#publish/documents/document.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { jsonFile } from './lists.ts';
import { apiFilesOf } from './which-files.ts';

/** `/api/v1/` for people, and `/api/v1/schemas/<name>.json` for programs. */
export function apiPages(centre: HelpCentre): OutputFile[] {
  const files = apiFilesOf(centre);
  return [
    { path: 'api/v1/index.html', content: page(centre, files) },
    ...files.map(({ name, shape }) => {
      const path = apiPath(`schemas/${name}.json`);
      return jsonFile(path, { $id: absoluteUrl(centre.site, path), ...schemaOf(shape) });
    }),
  ];
}

/** https://json-schema.org/draft/2020-12/schema. A newer version may add fields. */
export function schemaOf(shape: z.ZodType): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(
    z.toJSONSchema(shape, {
      override: ({ jsonSchema }) => {
        delete jsonSchema.additionalProperties;
      },
    }),
  );
}

function page({ site }: HelpCentre, files: readonly ApiFile[]): string {
  const title = `API of ${site.name}`;
  const [first] = site.locales;
  const example = (path: string) =>
    absoluteUrl(
      site,
      apiPath(path.replace('{locale}', first?.id ?? '').replace('{id}', site.featured[0] ?? '')),
    );
  const body = html`<main>
    <h1>${title}</h1>
    <p>
      Files that programs read: no key, no limit but those of the host, the same for everybody. They change
      with each publication of the site. Fields keep their names and what they mean; new ones may join them.
      What would break programs gets an address of its own.
    </p>
    <p>Besides, each page is there as Markdown at its address + <code>index.md</code>.</p>
    <h2>Files</h2>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Address below <code>${absoluteUrl(site, '/api/v1/')}</code></th>
            <th>What it is</th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            ({ name, path, what }) =>
              html`<tr>
                <td><code>${path}</code></td>
                <td>${what} <a href="#${name}">Fields</a></td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${files.map((file) => section(file, example(file.path)))}
  </main>`.html;
  return htmlDocument(site, {
    lang: 'en',
    dir: 'ltr',
    title,
    head: '<link rel="stylesheet" href="/api/v1/docs.css">',
    body,
  });
}

const section = ({ name, path, shape }: ApiFile, example: string): Html =>
  html`<h2 id="${name}"><code>${path}</code></h2>
    <p>Schema: <a href="/api/v1/schemas/${name}.json">schemas/${name}.json</a></p>
    ${example.endsWith('/.json') ? undefined : html`<p>Example: <a href="${example}">${example}</a></p>`}
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Field</th>
            <th>Type</th>
            <th>What it says</th>
          </tr>
        </thead>
        <tbody>
          ${fieldsOf('', shapeData.parse(schemaOf(shape))).map(
            ([field, type, what]) =>
              html`<tr>
                <td><code>${field}</code></td>
                <td>${type}</td>
                <td>${what}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;

interface Shape {
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly items?: Shape | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly additionalProperties?: Shape | undefined;
}

const shapeData: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), shapeData).optional(),
    items: shapeData.optional(),
    anyOf: z.array(shapeData).optional(),
    additionalProperties: shapeData.optional(),
  }),
);

type Field = readonly [field: string, type: string, what: string];

/** The fields of a shape with their paths, those of lists behind `[]`. */
function fieldsOf(path: string, shape: Shape): readonly Field[] {
  const variants = shape.anyOf ?? [shape];
  const own: readonly Field[] =
    path === '' ? [] : [[path, variants.map(typeOf).join(' or '), shape.description ?? '']];
  return [
    ...own,
    ...variants.flatMap(({ properties = {}, items, additionalProperties }) => [
      ...Object.entries(properties).flatMap(([name, inner]) =>
        fieldsOf(path === '' ? name : `${path}.${name}`, inner),
      ),
      ...(items?.properties ? fieldsOf(`${path}[]`, items).slice(1) : []),
      ...(additionalProperties?.properties ? fieldsOf(`${path}.<name>`, additionalProperties).slice(1) : []),
    ]),
  ];
}

const typeOf = ({ type, const: fixed, enum: values }: Shape): string =>
  values
    ? values.map(String).join(', ')
    : fixed === undefined
      ? [type ?? 'any'].flat().join(' or ')
      : JSON.stringify(fixed);
