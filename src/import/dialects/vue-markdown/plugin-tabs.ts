/** Tabs of the plugin `vitepress-plugin-tabs`: `:::tabs`, in it `== Name`. */
import type { Line } from '#import/dialects/rewrite.ts';

/** Lines in which each part has a container of its own. */
export function pluginTabs(lines: readonly Line[]): Line[] {
  const open: { readonly colons: number; isIn: boolean }[] = [];
  return lines.flatMap(({ text, line }): Line[] => {
    const at = (...texts: string[]): Line[] => texts.map((one) => ({ text: one, line }));
    const [, colons = '', name = ''] = /^\s*(:{3,})\s*([\w-]*)/.exec(text) ?? [];
    if (name === 'tabs') {
      open.push({ colons: colons.length, isIn: false });
      return at(`${colons}::tabs`);
    }
    const around = open.at(-1);
    const [, title] = /^\s*==(?!=)\s*(\S.*?)\s*$/.exec(text) ?? [];
    if (around && title !== undefined) {
      const end = around.isIn ? [`${':'.repeat(around.colons)}:`, ''] : [];
      around.isIn = true;
      return at(...end, `${':'.repeat(around.colons)}:tab[${title.replace(/[[\]]/g, '\\$&')}]`);
    }
    if (around && name === '' && colons.length === around.colons) {
      open.pop();
      return at(...(around.isIn ? [`${':'.repeat(around.colons)}:`, ''] : []), `${colons}::`);
    }
    return [{ text, line }];
  });
}
