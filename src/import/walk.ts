import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * Names of the files of a folder and the folders in it, relative and with `/`, sorted. Links to files count as files,
 * those that lead nowhere among them; links to folders are not followed, for they can lead in circles.
 */
export function filesIn(folder: string): string[] {
  const found: string[] = [];
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else if (isFile(entry, join(folder, name))) found.push(name);
    }
  };
  walk('');
  return found.sort();
}

function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}
