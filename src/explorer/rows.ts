/*
 * The rows of the tree, as one chunk: activation registers the tree, and what is in it loads when it is first shown.
 */

export { partNodes, partNodesOfPage, uploadNodes, vaultNodes } from './children.ts';
export { itemOf } from './items.ts';
