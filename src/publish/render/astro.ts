/** Astro's programmatic API (https://docs.astro.build/en/reference/programmatic-reference/), which is told to send nothing to anybody. */
export { build, dev } from 'astro';

// https://astro.build/telemetry/
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
