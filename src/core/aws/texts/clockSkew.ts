/** A skew in milliseconds in words, such as `1 hour ahead of`; "the service's" follows. Days from two days on. */
export function describeSkew(skew: number): string {
  const seconds = Math.round(Math.abs(skew) / 1000);
  const [amount, unit] =
    seconds >= 2 * 86_400
      ? [seconds / 86_400, 'day']
      : seconds >= 3600
        ? [seconds / 3600, 'hour']
        : [seconds / 60, 'minute'];
  const rounded = Math.round(amount);
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'} ${skew > 0 ? 'ahead of' : 'behind'}`;
}
