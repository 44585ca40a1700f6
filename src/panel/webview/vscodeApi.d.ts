/** CSS that esbuild collects in one file for each page. */
declare module '*.css';

/** The API that VS Code gives a webview; it can be acquired once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};
