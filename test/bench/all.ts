import { cpus } from 'node:os';
import { benchActivation } from './activation.ts';
import { benchHash } from './hash.ts';
import { benchHashList } from './hashList.ts';
import { benchLoadAll } from './loadAll.ts';
import { benchPanel } from './panel.ts';
import { benchProfiles } from './profiles.ts';
import { benchScan } from './scan.ts';
import { benchTransfer } from './transfer.ts';
import { benchWatch } from './watch.ts';

const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`);

const within = [
  await benchLoadAll(),
  await benchScan(),
  await benchWatch(),
  await benchHash(),
  benchHashList(),
  await benchPanel(),
  await benchActivation(),
  await benchProfiles(),
  await benchTransfer(),
];
process.exitCode = within.every(Boolean) ? 0 : 1;
