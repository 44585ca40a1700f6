import { formatBytes } from '../../core/text/bytes.ts';
import { formatDuration } from '../../core/text/duration.ts';
import type { Report } from '../../ui/progress.ts';

/** Progress in words: bytes so far, speed and the time left; `share` for the bar. */
export function reportBytes(report: Report): (read: number, total: number) => void {
  const started = performance.now();
  return (read, total) => {
    const seconds = (performance.now() - started) / 1000;
    const perSecond = read / seconds;
    // At first the speed says little.
    const rest =
      seconds > 0.5 && read > 0
        ? ` · ${formatBytes(perSecond)}/s · ${formatDuration((total - read) / perSecond)} left`
        : '';
    report(`${formatBytes(read)} of ${formatBytes(total)} read${rest}`, total > 0 ? read / total : 1);
  };
}
