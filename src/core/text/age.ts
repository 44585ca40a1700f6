import { lazy } from '../lazy.ts';

const steps = [
  { name: 'year', seconds: 365 * 86_400 },
  { name: 'month', seconds: 30 * 86_400 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
] as const;

const relative = lazy(() => new Intl.RelativeTimeFormat('en-US'));

/** How long before `now` (milliseconds) a date was, in its largest unit: `3 days ago`. */
export function formatAge(date: Date, now: number): string {
  const seconds = Math.max(0, (now - date.getTime()) / 1000);
  const step = steps.find((each) => seconds >= each.seconds);
  return step ? relative().format(-Math.floor(seconds / step.seconds), step.name) : 'just now';
}
