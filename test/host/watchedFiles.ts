import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The files that are watched from here on: such a watch keeps no process alive, and so shows nowhere else. */
export function watchedFiles(): { readonly paths: ReadonlySet<string>; stop(): void } {
  const { watchFile, unwatchFile } = fs;
  const paths = new Set<string>();
  fs.watchFile = ((path: string, ...rest: never[]) => {
    paths.add(path);
    return (watchFile as (...all: unknown[]) => fs.StatWatcher)(path, ...rest);
  }) as typeof fs.watchFile;
  fs.unwatchFile = ((path: string, ...rest: never[]) => {
    paths.delete(path);
    (unwatchFile as (...all: unknown[]) => void)(path, ...rest);
  }) as typeof fs.unwatchFile;
  syncBuiltinESMExports();
  return {
    paths,
    stop: () => {
      Object.assign(fs, { watchFile, unwatchFile });
      syncBuiltinESMExports();
    },
  };
}
