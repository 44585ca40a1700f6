import { cpus } from 'node:os';
import { benchLoadAll } from './loadAll.ts';

const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`);

const within = await benchLoadAll();
process.exitCode = within ? 0 : 1;
