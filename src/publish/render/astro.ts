/** Astro's programmatic API (https://docs.astro.build/en/reference/programmatic-reference/), with its telemetry off. */
export { build, dev } from 'astro';

// https://astro.build/telemetry/
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
