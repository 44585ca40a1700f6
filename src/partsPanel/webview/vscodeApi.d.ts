/** What esbuild puts into partsPanel.css. */
declare module '*.css';

/** What a webview in VS Code is given; it can be asked for once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};
