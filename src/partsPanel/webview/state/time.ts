/** A time of today as such, another one with its date. Both in milliseconds since 1970. */
export function timeOf(time: number, now: number, language: string): string {
  const [then, today] = [new Date(time), new Date(now)];
  const isToday = then.toDateString() === today.toDateString();
  return then.toLocaleString(language, { ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'short' });
}
