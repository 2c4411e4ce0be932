import { expect, test } from 'vitest';
import { nginxConfiguration } from '#publish/hosts/nginx/nginx.ts';
import { headerNotes, headerRules, headersAt, robotsFiles } from '#publish/hosts/server-files.ts';
import { sampleSite } from '../../model/sample-centre.ts';

/** What the build says of a policy with this many origins of images. */
function notesOf(host: 'cloudflare' | 'netlify', origins: number) {
  const site = sampleSite('[en]', `host: ${host}\n`);
  const images = Array.from({ length: origins }, (_, i) => `https://images-${i}.example.com`);
  return headerNotes(site, headerRules(site, { 'img-src': images }));
}

test('a header that is too long for Cloudflare is told, with its length', () => {
  expect(notesOf('cloudflare', 1)).toEqual([]);
  expect(notesOf('cloudflare', 100)).toEqual([
    expect.stringMatching(
      /^Cloudflare ignores the header Content-Security-Policy: it takes 2000 characters a line, and this has \d{4}\./,
    ),
  ]);
  expect(notesOf('netlify', 100)).toEqual([]);
});

const robots = (more: string) => {
  const [file] = robotsFiles(sampleSite('[en]', more));
  return file && 'content' in file ? file.content : undefined;
};

test('robots may read everything, unless the site says otherwise', () => {
  expect(robots('')).toBe('User-agent: *\nAllow: /\n\nSitemap: https://help.example.com/sitemap-index.xml\n');
});

test('robots are told what uses are allowed, and what they may not read', () => {
  const more = `machines:
  contentSignals: { search: true, ai-input: true, ai-train: false }
  robots:
    - { agents: [GPTBot, CCBot], disallow: [/], allow: [/en/press/] }
    - { agents: [Bytespider], disallow: [/] }
`;
  const signal = 'Content-Signal: search=yes, ai-input=yes, ai-train=no';
  expect(robots(more)).toBe(
    [
      'User-agent: GPTBot',
      'User-agent: CCBot',
      signal,
      'Disallow: /',
      'Allow: /en/press/',
      '',
      'User-agent: Bytespider',
      signal,
      'Disallow: /',
      '',
      'User-agent: *',
      signal,
      'Allow: /',
      '',
      'Sitemap: https://help.example.com/sitemap-index.xml',
      '',
    ].join('\n'),
  );
});

test('helpdesks that are named may frame the page of agents, and nobody anything else', () => {
  const rules = headerRules(
    sampleSite('[en]', 'agents: { frameAncestors: [https://acme.zendesk.com, "https://*.frontapp.com"] }\n'),
  );
  const [general, agents] = ['/*', '/agents/*'].map((path) => rules.find((rule) => rule.path === path));
  expect(general?.headers['Content-Security-Policy']).not.toContain('frame-ancestors');
  expect(general?.headers['X-Frame-Options']).toBe('SAMEORIGIN');
  // Each policy of the list holds.
  expect(agents && headersAt(rules, agents)['Content-Security-Policy']).toMatch(
    /; object-src 'none', frame-ancestors 'self' https:\/\/acme\.zendesk\.com https:\/\/\*\.frontapp\.com$/,
  );
});

test('without such a setting, only the site itself may frame its pages', () => {
  const [general] = headerRules(sampleSite('[en]'));
  expect(general?.headers['Content-Security-Policy']).toContain("frame-ancestors 'self'");
  expect(general?.headers).not.toHaveProperty('X-Frame-Options');
});

test('with a widget every answer may be read from the allowed origin, told once, and never for the collector', () => {
  const site = sampleSite('[en]', 'machines: { allowOrigin: https://app.example.com }\n');
  const rules = headerRules(site, {}, true);
  const sharing = rules.filter(({ headers }) => 'Access-Control-Allow-Origin' in headers);
  expect(sharing.map(({ path, headers }) => [path, headers['Access-Control-Allow-Origin']])).toEqual([
    ['/*', 'https://app.example.com'],
  ]);
  expect(nginxConfiguration(site, [], { headers: rules })).toContain(
    'if ($uri ~ "^/_feedback/") { set $help_access_control_allow_origin ""; }',
  );
  expect(nginxConfiguration(site, [], { headers: headerRules(site) })).not.toContain(
    '_feedback/") { set $help_access',
  );
});
