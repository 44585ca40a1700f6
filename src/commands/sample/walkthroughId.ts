/** VS Code's id of the walkthrough that package.json contributes. A test compares the two. */
export const walkthroughId = 'glacier-explorer.glacier-explorer#getStarted';
