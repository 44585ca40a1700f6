/** Texts of the item in the status bar for the transfers of this window. */
export const statusItemTexts = {
  title: 'Glacier Transfers',
  /** Of a transfer that has not yet told how far it is. */
  starting: 'starting',
  one: (name: string, progress: string) => `${name} ${progress}`,
  /** Of each of them the share that is sent, with which its progress begins. */
  several: (progress: readonly string[]) =>
    `${progress.length} transfers: ${progress.map((text) => text.split(' · ', 1)[0]).join(', ')}`,
  tooltip: (transfers: readonly { readonly name: string; readonly progress: string }[]) =>
    transfers.map(({ name, progress }) => `${name}: ${progress}`).join('; '),
};
