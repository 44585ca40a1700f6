import type * as vscode from 'vscode';
import type { ToolCalls, ToolContext } from './call.ts';

/** The part of package.json that has the tools for language models. */
interface Manifest {
  readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
}

/**
 * Registers the tools of package.json with `lm`; `load` gives what they do once one is called. Nothing is registered where
 * the editor has no tools for language models.
 */
export function registerTools(
  lm: Partial<Pick<typeof vscode.lm, 'registerTool'>> | undefined,
  extension: Pick<vscode.Extension<unknown>, 'packageJSON'>,
  context: ToolContext,
  load: () => Promise<ToolCalls>,
): vscode.Disposable[] {
  const { contributes } = extension.packageJSON as Manifest;
  return contributes.languageModelTools.flatMap(
    ({ name }) =>
      lm?.registerTool?.(name, {
        prepareInvocation: async ({ input }) => (await load()).prepareTool(context, name, input),
        invoke: async ({ input }, token) => (await load()).callTool(context, name, input, token),
      }) ?? [],
  );
}
