import type { Report } from '../../ui/progress.ts';
import { bytesRead } from './texts.ts';

/** Progress in words: bytes so far, speed and the time left; `share` for the bar. */
export function reportBytes(report: Report): (read: number, total: number) => void {
  const started = performance.now();
  return (read, total) => {
    const seconds = (performance.now() - started) / 1000;
    // At first the speed says little.
    const perSecond = seconds > 0.5 && read > 0 ? read / seconds : undefined;
    report(bytesRead(read, total, perSecond), total > 0 ? read / total : 1);
  };
}
