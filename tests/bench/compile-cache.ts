/**
 * Keeps compiled code between runs, as Astro's own command does. Load it before a command's code (`node --import`).
 * https://nodejs.org/api/module.html#module-compile-cache
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
