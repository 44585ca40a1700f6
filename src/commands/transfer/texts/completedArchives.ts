/** Texts of Completed Archives. */
export const completedArchivesTexts = {
  title: 'Completed Archives',
  placeholder: 'Search by description, vault or archive ID, and select an archive to copy from',
  none: 'No upload was completed on this computer yet. Archives that are completed here are listed with their IDs.',
  sample: 'sample account',
  noResponse:
    'Complete was sent, but no response was received. The next inventory of the vault tells whether there is an archive.',
  otherHash: (archiveId: string) => `Glacier answered with another tree hash: keep the file · ${archiveId}`,
  openTable: 'Open as Table',
  field: {
    placeholder: 'Select what to copy',
    archiveId: 'Archive ID',
    treeHash: 'Tree hash',
    answeredHash: "Tree hash in Glacier's answer",
    size: 'Size in bytes',
    vaultArn: 'Vault ARN',
    vault: 'Vault',
    region: 'Region',
    description: 'Description',
    file: 'Local file',
    uploadId: 'Upload ID',
    completed: 'Completed',
    /** Its name within a sentence. */
    copied: (field: string) => field.charAt(0).toLowerCase() + field.slice(1),
  },
  export: {
    item: 'Export…',
    title: 'Export Completed Archives',
    action: 'Export',
    exported: (archives: number) => `Exported ${archives === 1 ? '1 archive' : `${archives} archives`}`,
  },
};
