/** Bytes at most, which tests hold the build to and the bench prints. Code is minified. */
export const sizeBudgets = {
  /** All that activation reads. */
  activation: 50_000,
  /** The AWS SDK and what we put around it. */
  sdk: 520_000,
  /** The whole package as it is downloaded. */
  vsix: 700_000,
  /** The pages of both panels as they are read. */
  webviews: 150_000,
};
