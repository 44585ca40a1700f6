import type { LogLine } from './keptLines.ts';

/** A line as VS Code writes it into the file of an output channel, with the time of day where the window is. */
export function describeLogLine({ time, level, text }: LogLine): string {
  const date = new Date(time);
  const day = [date.getFullYear(), padded(date.getMonth() + 1), padded(date.getDate())].join('-');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((each) => padded(each)).join(':');
  return `${day} ${clock}.${padded(date.getMilliseconds(), 3)} [${level}] ${text}`;
}

function padded(number: number, digits = 2): string {
  return String(number).padStart(digits, '0');
}
