import { formatCount } from '../../core/text/bytes.ts';

/** What is asked before a tool runs, and said while it does. Values are Markdown already. */
export interface Preparation {
  /** A text and not Markdown. */
  readonly title: string;
  readonly message: string;
  readonly doing: string;
}

/** Where a tool would look. All Markdown; `connection` with where its requests go. */
interface Asked {
  readonly connection: string;
  readonly vault: string;
  readonly uploadId: string;
  readonly file: string;
  /** At most. */
  readonly requests: number;
}

const changesNothing = 'Nothing is changed.';

function requestsText(requests: number): string {
  return `${requests === 1 ? '1 request' : `at most ${formatCount(requests)} requests`} to Glacier`;
}

/** The texts of each tool. */
export const confirmTexts = {
  listVaults: ({ connection, requests }: Asked): Preparation => ({
    title: 'List Glacier vaults?',
    message: `Lists up to 50 vaults of the connection ${connection}: ${requestsText(requests)}. ${changesNothing}`,
    doing: `Listing vaults of ${connection}`,
  }),
  listUploads: ({ connection, vault, requests }: Asked): Preparation => ({
    title: 'List Glacier uploads?',
    message: `Lists up to 50 uploads in progress in the vault ${vault} of the connection ${connection}: ${requestsText(requests)}. ${changesNothing}`,
    doing: `Listing uploads in ${vault}`,
  }),
  listParts: ({ connection, vault, uploadId, requests }: Asked): Preparation => ({
    title: 'List Glacier parts?',
    message: `Lists up to 50 parts of the upload ${uploadId} in the vault ${vault} of the connection ${connection}: ${requestsText(requests)}. ${changesNothing}`,
    doing: `Listing parts of an upload in ${vault}`,
  }),
  findUnfinishedUploads: ({ connection, requests }: Asked): Preparation => ({
    title: 'Find unfinished Glacier uploads?',
    message: `Looks through the vaults of the connection ${connection} for uploads in progress: ${requestsText(requests)}. ${changesNothing}`,
    doing: `Looking for unfinished uploads of ${connection}`,
  }),
  verifyFile: ({ connection, vault, uploadId, file, requests }: Asked): Preparation => ({
    title: 'Read a local file to verify a Glacier upload?',
    message: `Reads the whole file ${file} and compares it with all parts of the upload ${uploadId} in the vault ${vault} of the connection ${connection}: ${requestsText(requests)}. The model learns which parts match. No byte of the file is sent anywhere, and nothing is changed in the account.`,
    doing: `Verifying ${file}`,
  }),
  explainVerdict: ({ connection, vault, uploadId, requests }: Asked): Preparation => ({
    title: 'Explain the verification of a Glacier upload?',
    message: `Looks up the upload ${uploadId} in the vault ${vault} of the connection ${connection} (${requestsText(requests)}), and tells the model what its latest verification found. No file is read. ${changesNothing}`,
    doing: `Looking up what a verification of an upload in ${vault} found`,
  }),
  planResume: ({ connection, vault, uploadId, requests }: Asked): Preparation => ({
    title: 'Plan the resume of a Glacier upload?',
    message: `Lists all parts of the upload ${uploadId} in the vault ${vault} of the connection ${connection} (${requestsText(requests)}), and tells the model which parts of the file that it was verified against would be sent. Nothing is sent, and nothing is changed.`,
    doing: `Planning the resume of an upload in ${vault}`,
  }),
};
