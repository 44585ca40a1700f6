/** Whether a text can be a region, existing or not: it becomes part of a host name. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text);
}
