/** The value in a JSON text, or `undefined` if it isn't JSON. Check it with a schema or a guard. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
