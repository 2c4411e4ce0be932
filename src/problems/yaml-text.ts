/** Texts as YAML. */

/** A text as YAML, in quotes where it needs some. */
export const asYaml = (value: string): string =>
  /^[\p{L}/.](?:[\p{L}\p{M}\p{N}/._%~?=&-]*[\p{L}\p{M}\p{N}/_-])?$/u.test(value) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
