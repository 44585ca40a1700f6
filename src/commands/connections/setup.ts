/*
 * The commands that set up connections, loaded as one when a person first uses any of them.
 */

export { addConnection } from './addConnection.ts';
export * from './connections.ts';
export { reviewEndpoints, trustEndpoint } from './endpoints.ts';
