/** Descriptions of an API, as GitBook's blocks `swagger`, `api-method` and `openapi` write them. */
import { valueIn, type Tag } from './tags.ts';

/** A tag as text; `undefined` where it is none of these. What stands between a tag and its end stays as it is. */
export function apiText({ name, isEnd, text }: Tag): string | undefined {
  if (!/^(?:swagger|api-method|openapi)(?:-|$)/.test(name)) return undefined;
  if (isEnd) return '';
  const tag = { text };
  const get = (key: string) => valueIn(tag, key);
  switch (name) {
    case 'swagger':
    case 'api-method':
    case 'openapi':
    case 'openapi-operation': {
      const method = get('method')?.toUpperCase() ?? '';
      const path = `${get('baseUrl') ?? get('host') ?? ''}${get('path') ?? ''}`;
      const call = [method, path].filter((part) => part !== '').join(' ');
      const summary = get('summary');
      return `${summary === undefined ? '' : `**${summary}**\n\n`}${call === '' ? '' : `\`${call}\`\n`}`;
    }
    case 'swagger-parameter':
    case 'api-method-parameter': {
      const facts = [get('in'), get('type'), get('required') === 'true' ? 'required' : undefined].filter(
        (fact) => fact !== undefined && fact !== '',
      );
      return `**\`${get('name') ?? ''}\`**${facts.length === 0 ? '' : ` (${facts.join(', ')})`}\n`;
    }
    case 'swagger-response':
    case 'api-method-response-example': {
      const words = [get('status') ?? get('httpCode') ?? '', get('description') ?? ''];
      return `**${words.filter((word) => word !== '').join(' – ') || 'Response'}**\n`;
    }
    default:
      return '';
  }
}
