import { formatBytes, formatCount } from '../../core/text/bytes.ts';

/** Texts of the commands that copy what is selected, and of what they copied. */
export const copyTexts = {
  treeHashes: (count: number) => (count === 1 ? 'tree hash' : `${formatCount(count)} tree hashes`),
  byteRanges: (count: number) => (count === 1 ? 'byte range' : `${formatCount(count)} byte ranges`),
  partsAsJson: (count: number) => (count === 1 ? 'part as JSON' : `${formatCount(count)} parts as JSON`),
  uploadId: { title: 'Copy Upload ID', copied: 'upload ID' },
  description: {
    title: 'Copy Description',
    copied: 'description',
    none: 'This upload has no description.',
  },
  vaultArn: { title: 'Copy Vault ARN', copied: 'vault ARN' },
  cliCommand: { title: 'Copy as AWS CLI Command', copied: 'AWS CLI command' },
};

/** Texts of List Glacier Parts, and of what loads lists. */
export const loadingTexts = {
  listParts: 'List Glacier Parts',
  loadAll: 'Load All Parts',
  loadingParts: (upload: string) => `Loading parts of ${upload}`,
  loadedParts: (count: number) => `Loaded ${formatCount(count)} parts`,
  /** What a list is of. */
  uploadsIn: (vault: string) => `uploads in ${vault}`,
  vaults: 'vaults',
  loading: (what: string) => `Loading ${what}`,
  loaded: (count: number, what: string) => `Loaded ${formatCount(count)} ${what}`,
  soFar: (count: number) => `${formatCount(count)} loaded`,
};

/** Texts of the commands that copy or export all parts as the service lists them. */
export const responseTexts = {
  copy: 'Copy ListParts Response',
  copied: 'ListParts response',
  export: 'Export ListParts Response',
  exportButton: 'Export',
} as const;

/** Texts of Copy Missing Ranges. */
export const missingRangesTexts = {
  title: 'Copy Missing Ranges',
  copied: (count: number, bytes: number) =>
    `${count === 1 ? 'missing range' : `${formatCount(count)} missing ranges`} (${formatBytes(bytes)})`,
  wholeFile: 'Nothing is missing: the parts cover the whole file.',
  noParts: 'This upload has no parts yet, so what it lacks is not known.',
  noneBetween:
    'Nothing is missing between the listed parts. To find out what is missing after the last one, verify the local file.',
};

/** Texts of Copy AWS CLI Commands for Missing Parts. */
export const missingPartsTexts = {
  title: 'Copy AWS CLI Commands for Missing Parts',
  chooseFile: 'Select the Local File of the Upload',
  choose: 'Select',
  isEmpty: (file: string) => `${file} is empty.`,
  cannotBeTheFile: (conflict: string) => `This cannot be the file of the upload. ${conflict}`,
  doNotFit: 'Listed parts do not fit this file, and parts cannot be removed. Start a new upload.',
  noneInGap: 'There is no whole part of the file in this gap.',
  noneWhole: (misfits: number) => `No whole part is missing. ${unexpectedRanges(misfits)}`,
  noneVerified: 'No part is missing or differs: the upload has the whole file.',
  none: 'No part is missing. Verify the local file to see whether the parts match.',
  shell: 'Select the shell to paste into',
  shellUnverified: 'Select the shell. The listed parts were not verified against this file.',
  bash: { label: 'Bash', description: 'also Zsh' },
  powerShell: { label: 'PowerShell', description: '5.1 or later' },
  copied: (count: number, bytes: number) =>
    `AWS CLI commands for ${count === 1 ? '1 part' : `${formatCount(count)} parts`} (${formatBytes(bytes)})`,
  leftOut: (misfits: number) => `Left out: ${unexpectedRanges(misfits)}`,
};

function unexpectedRanges(parts: number): string {
  const what =
    parts === 1 ? '1 part has an unexpected range' : `${formatCount(parts)} parts have unexpected ranges`;
  return `${what}. Verify the local file to see which.`;
}

/** Of what a panel copies, when not all is loaded and no more can be. */
export const panelIsClosed = 'The connection was closed. Reconnect in the panel, then try again.';

/** Texts of Watch Upload. */
export const watchTexts = { title: 'Watch Upload' };
