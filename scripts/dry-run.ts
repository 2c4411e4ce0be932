/** What a dry run ends with. */
export const nothingChanged = 'Nothing was changed.';
