/**
 * Whether a program gets a page as Markdown: what `Accept` says of both forms, by RFC 9110, 12.5.1. The build writes both
 * functions into `_server/negotiate.js` for hosts that run functions, so they use nothing from outside themselves.
 */

/**
 * Whether Markdown is preferred to HTML. It is where it has the greater weight, or the same and is named: whoever takes
 * anything (`*` for both parts, as browsers and most robots do) gets HTML.
 */
export function prefersMarkdown(accept: string): boolean {
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.map((one) => /^q=([01](?:\.\d{0,3})?)$/.exec(one)?.[1]).find(Boolean);
      return { type, weight: Math.min(Number(weight ?? 1), 1) };
    });
  const weightOf = (...types: readonly string[]) =>
    types
      .map((type) => ranges.findLast((range) => range.type === type)?.weight)
      .find((one) => one !== undefined) ?? 0;
  const named = ranges.some(({ type }) => type === 'text/markdown');
  const markdown = weightOf('text/markdown', 'text/*', '*/*');
  const html = weightOf('text/html', 'text/*', '*/*');
  return markdown > html || (markdown === html && markdown > 0 && named);
}

/** Answers a request with the page's copy where that is preferred and there. `next` answers a request as the host does. */
export async function negotiate(
  request: Request,
  next: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !url.pathname.endsWith('/')) return next(request);
  if (prefersMarkdown(request.headers.get('Accept') ?? '')) {
    // Two slashes at its beginning would make of a path another host.
    const path = `${url.pathname.replace(/^\/+/, '/')}index.md`;
    const copy = await next(new Request(url.origin + path + url.search, request));
    if (copy.ok || copy.status === 304) {
      const answer = new Response(copy.body, copy);
      answer.headers.delete('X-Robots-Tag');
      answer.headers.append('Vary', 'Accept');
      answer.headers.set('Content-Location', path);
      return answer;
    }
  }
  const page = await next(request);
  const answer = new Response(page.body, page);
  answer.headers.append('Vary', 'Accept');
  return answer;
}
