import { fileURLToPath } from 'node:url';

/** Folder of the rules shipped with the package, for people who bring only rows. */
export const PACKAGE_RULES: string = fileURLToPath(new URL('../../../rules', import.meta.url));
