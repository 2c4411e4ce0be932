/** In place of `page/served-path.ts`: paths of the help centre, asked for from another site. */
import { centreAddress } from '../centre-address.ts';

/** The whole address of a path. */
export const servedPath = (path: string): string => centreAddress + path;

/** The same for what may be a whole address, which stays as it is. */
export const servedAddress = (address: string): string =>
  address.startsWith('/') ? servedPath(address) : address;
