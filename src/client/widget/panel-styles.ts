/** The styles of the open widget: `publish/widget/bundle.ts` gives them, from `panel.css`. */
export const panelStyles = '';
