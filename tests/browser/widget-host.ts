/** A web application on an origin of its own, with a strict policy, that has the help widget. */
import { createServer, type Server } from 'node:http';

/** What the policy of the documentation allows, and nothing else: `docs/widget.md`. */
const policyFor = (centre: string) =>
  [
    "default-src 'none'",
    `script-src 'self' ${centre}`,
    "style-src 'self'",
    `connect-src ${centre}`,
    `img-src 'self' ${centre}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types help-widget',
  ].join('; ');

/** What was called before the widget was there, and what the page's own keys do. */
const script = `
  window.helpWidget = (...call) => (window.helpWidget.q = window.helpWidget.q ?? []).push(call);
  window.told = [];
  window.keys = [];
  for (const name of ['open', 'close', 'article', 'search', 'rate', 'contact'])
    window.helpWidget('on', name, (detail) => window.told.push([name, detail?.id ?? detail?.query ?? detail?.channel]));
  document.addEventListener('keydown', (event) => event.target === document.body || window.keys.push(event.target.localName));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.told.push(['violation', violatedDirective + ' ' + blockedURI]));
`;

/** Styles that would break everything that they reach. */
const hostile = '* { all: unset !important; color: lime !important } html { font-size: 62.5% !important }';

const page = (centre: string, lang: string, head: string) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Shop</title>
    ${head}
    <script src="/app.js"></script>
    <script type="module" src="${centre}/widget/v1.js"></script>
  </head>
  <body>
    <main>
      <h1>Your order</h1>
      <button type="button" data-help="return-item#by-post">How do I send it back?</button>
    </main>
    <help-widget></help-widget>
  </body>
</html>`;

/** Serves the application: `/<language>/…` is a page in it, `?hostile` with styles of the worst kind. */
export async function serveApplication(
  centre: string,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer = (type: string, body: string) =>
      response
        .writeHead(200, {
          'content-type': `${type}; charset=utf-8`,
          'content-security-policy': policyFor(new URL(centre).origin),
        })
        .end(body);
    if (pathname === '/app.js') answer('text/javascript', script);
    else if (pathname === '/hostile.css') answer('text/css', hostile);
    else {
      const style = searchParams.has('hostile') ? '<link rel="stylesheet" href="/hostile.css" />' : '';
      answer('text/html', page(centre, /^\/(ar|tr|de|ja)\//.exec(pathname)?.[1] ?? 'en', style));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('this cannot happen: no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}
