/** Live editing: Astro's development server on PORT (4321), with drafts, reloading when content changes. */
import { dev } from 'astro';

const server = await dev({ root: process.cwd(), server: { port: Number(process.env['PORT'] || 4321) } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
