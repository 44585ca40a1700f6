import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Makes this process die by SIGKILL in the middle of its write `count` to a file that it opened, counted from 1, with half
 * of it on the disk.
 */
export function dieInWrite(count: number): void {
  const { open } = fs;
  let writes = 0;
  fs.open = async (...parameters) => {
    const file = await open(...parameters);
    for (const name of ['writeFile', 'appendFile'] as const) {
      const write = file[name].bind(file);
      file[name] = async (data, options) => {
        if (++writes < count || typeof data !== 'string') return write(data, options);
        await write(data.slice(0, data.length / 2), options);
        process.kill(process.pid, 'SIGKILL');
      };
    }
    return file;
  };
  syncBuiltinESMExports();
}
