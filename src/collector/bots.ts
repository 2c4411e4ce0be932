/** Programs that say what they are. What they send is answered, counted and not kept. */
import { createIsbotFromList, list } from 'isbot';

/** Limits and the cap on votes hold for a browser that a script drives as for any other: it isn't told apart. */
const isProgram = createIsbotFromList(list.filter((pattern) => pattern !== 'headless'));

/** Whether a user agent is a program's: it names a crawler, a preview, a monitor or a library, or is empty. */
export const isBot = (userAgent: string): boolean => userAgent.trim() === '' || isProgram(userAgent);
