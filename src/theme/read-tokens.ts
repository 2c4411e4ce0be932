/** Reads `theme/tokens.css`: custom properties on `:root`, and for one colour scheme. Nothing else of it is published. */
import { CssSyntaxError, parse, type ChildNode, type Declaration } from 'postcss';
import { cleanCss } from '#html/clean-css.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Position, type Problem } from '#problems/problem.ts';
import { ownToken, perLanguage, tokens } from './tokens.ts';

/** A token with the value that a site gives it. */
export interface Token {
  readonly name: string;
  readonly value: string;
  /** Set where it is for readers of one colour scheme. */
  readonly scheme?: 'light' | 'dark' | undefined;
}

const schemeQuery = /^\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/i;

/** Problems: `theme-tokens` for whatever is not a token on `:root`, `token-unknown`. */
export function readTokens(
  file: string,
  css: string,
): { readonly tokens: readonly Token[]; readonly problems: readonly Problem[] } {
  const reader = new TokenReader(file);
  try {
    reader.read(parse(css).nodes);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const { line = 1, column = 1, reason } = error;
    reader.addWrong({ line, column }, `The styles can't be read: ${reason}.`, 'Correct them.');
  }
  return { tokens: reader.tokens, problems: reader.problems };
}

class TokenReader {
  readonly tokens: Token[] = [];
  readonly problems: Problem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  read(nodes: readonly ChildNode[], scheme?: Token['scheme']): void {
    for (const node of nodes) {
      const query = node.type === 'atrule' && node.name === 'media' ? schemeQuery.exec(node.params) : null;
      if (node.type === 'comment') continue;
      if (node.type === 'rule' && node.selector === ':root') this.#readRoot(node.nodes, scheme);
      else if (node.type === 'atrule' && query && scheme === undefined)
        this.read(node.nodes ?? [], query[1]?.toLowerCase() === 'dark' ? 'dark' : 'light');
      else
        this.addWrong(
          placeOf(node),
          `"${nameOf(node)}" is not allowed here.`,
          'Set tokens in ":root { … }", or in "@media (prefers-color-scheme: dark) { :root { … } }". Styles of your own belong into a component: docs/theming.md.',
        );
    }
  }

  addWrong(at: Position, message: string, fix: string): void {
    this.problems.push(problem('theme-tokens', { file: this.#file, at }, message, fix));
  }

  #readRoot(nodes: readonly ChildNode[], scheme: Token['scheme']): void {
    for (const node of nodes) {
      if (node.type === 'comment') continue;
      if (node.type === 'decl' && node.prop.startsWith('--')) this.#readToken(node, scheme);
      else
        this.addWrong(
          placeOf(node),
          `"${nameOf(node)}" is not a token.`,
          'Only custom properties, such as "--accent: teal", are allowed here.',
        );
    }
  }

  #readToken(node: Declaration, scheme: Token['scheme']): void {
    const { prop: name } = node;
    const value = node.value.trim();
    const at = placeOf(node);
    const fault = faultOf(node);
    if (fault !== undefined) {
      this.addWrong(at, `"${name}" ${fault.message}`, fault.fix);
    } else if (Object.hasOwn(tokens, name) || ownToken.test(name)) {
      this.tokens.push({ name, value, scheme });
    } else {
      const fix = `${didYouMean(name, Object.keys(tokens))}docs/theming.md lists all. Begin your own with "--theme-".`;
      const where = { file: this.#file, at };
      this.problems.push(problem('token-unknown', where, `There is no token "${name}".`, fix));
    }
  }
}

function faultOf({ value, important }: Declaration) {
  if (value.trim() === '') return { message: 'has no value.', fix: 'Give it one, or remove it.' };
  if (important === true)
    return { message: 'has "!important".', fix: 'Remove it. Tokens of the theme win anyway.' };
  const swallowed = /\s(?<next>--[\w-]+)\s*:/.exec(value)?.groups?.['next'];
  if (swallowed !== undefined)
    return {
      message: `has no semicolon at its end, so "${swallowed}" is part of its value.`,
      fix: 'Write ";" at the end of each token.',
    };
  if (/[{};\\]/.test(value))
    return {
      message: `has the value "${value}".`,
      fix: 'Values have no braces, semicolons and backslashes.',
    };
  // A browser ends a string at the end of its line, and what follows would swallow the tokens below.
  if (/["']/.test(value.replaceAll(/"[^"\n\r\f]*"|'[^'\n\r\f]*'/g, '')))
    return { message: 'has a text in quotes that goes over several lines.', fix: 'Write it on one line.' };
  if (cleanCss(value, () => false).removed.length > 0)
    return {
      message: `loads something: "${value}".`,
      fix: 'Tokens are colours, sizes and names of fonts. Fonts and pictures belong into "brand" of site.yaml.',
    };
  return undefined;
}

const placeOf = ({ source }: ChildNode): Position => ({
  line: source?.start?.line ?? 1,
  column: source?.start?.column ?? 1,
});

const nameOf = (node: ChildNode): string => {
  if (node.type === 'rule') return node.selector;
  if (node.type === 'atrule') return `@${node.name} ${node.params}`.trim();
  return node.type === 'decl' ? node.prop : node.text;
};

/** What readers ask of their system wins over any theme. */
const readersChoice = `@media (prefers-contrast: more) {
:root { --text-muted: var(--text); --border: var(--border-control); }
}
@media (prefers-reduced-motion: reduce) {
:root { --quick: 0s; }
}`;

/** Styles that set the tokens; empty without any. */
export function tokensCss(given: readonly Token[]): string {
  if (given.length === 0) return '';
  const rules = ([undefined, 'light', 'dark'] as const).flatMap((scheme) => {
    const own = given.filter((token) => token.scheme === scheme);
    const lines = [
      ...ruleOf(
        ':root',
        own.filter(({ name }) => !perLanguage.has(name)),
      ),
      ...ruleOf(
        ':root, [lang]',
        own.filter(({ name }) => perLanguage.has(name)),
      ),
    ];
    if (lines.length === 0) return [];
    return scheme ? [`@media (prefers-color-scheme: ${scheme}) {`, ...lines, '}'] : lines;
  });
  return ['@layer tokens {', ...rules, readersChoice, '}'].join('\n');
}

const ruleOf = (selector: string, own: readonly Token[]) =>
  own.length === 0 ? [] : [`${selector} { ${own.map(({ name, value }) => `${name}: ${value};`).join(' ')} }`];
