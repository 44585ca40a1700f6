import { GiB, MiB } from './text/bytes.ts';

/*
 * What the service allows, each with the page of the developer guide that says so.
 */

/** The most items a page of each listing has, and how many it has unless fewer are asked for (guide: "List Vaults", "List Multipart Uploads", "List Parts"). */
export const pageLimits = { vaults: 10, uploads: 50, parts: 50 } as const;

/** Parts of an upload (guide: "Uploading Large Archives in Parts", quick facts). */
export const maxParts = 10_000;

/** Bytes; sizes between them are powers of two (guide: "Initiate Multipart Upload"). */
export const partSizeLimits = { least: MiB, most: 4 * GiB } as const;

/** Vaults of an account in a region (guide: "Create Vault"). */
export const maxVaults = 1000;

/** Characters (guide: "Working with Vaults"). */
export const longestVaultName = 255;

/** Characters, all of them printable ASCII (guide: "Initiate Multipart Upload"). */
export const longestDescription = 1024;

/** Hours without a new part after which the service may drop an upload (guide: "Initiate Multipart Upload"). */
export const idleHours = 24;
