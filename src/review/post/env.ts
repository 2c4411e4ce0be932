/** What a pipeline says of itself. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A variable that has to be there. Throws an error for people, with the hint, if it isn't. */
export function required(env: Env, name: string, hint: string): string {
  const value = env[name];
  if (value) return value;
  throw new Error(`${name} is not set. ${hint}`);
}
