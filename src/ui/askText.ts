import * as vscode from 'vscode';
import { iconlessText, messageText } from '../core/text/displayText.ts';
import { uiTexts } from './texts.ts';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Why a text is not accepted, as a sentence; undefined if it is. */
  readonly problemWith?: (text: string) => string | undefined | Promise<string | undefined>;
}

/** Asks for a line of text, until `signal` aborts; undefined if the user leaves. */
export async function askText(question: TextQuestion, signal?: AbortSignal): Promise<string | undefined> {
  if (signal?.aborted) return undefined;
  const { title, prompt, placeholder, value, problemWith } = question;
  const leaving = new vscode.CancellationTokenSource();
  const leave = () => leaving.cancel();
  signal?.addEventListener('abort', leave, { once: true });
  try {
    const answer = await vscode.window.showInputBox(
      {
        title: messageText(title),
        prompt: inertPrompt(prompt),
        ignoreFocusOut: true,
        ...(placeholder !== undefined && { placeHolder: placeholder }),
        ...(value !== undefined && { value }),
        ...(problemWith && {
          validateInput: async (text: string) => {
            const problem = await problemWith(text.trim());
            return problem === undefined ? undefined : inertPrompt(problem);
          },
        }),
      },
      leaving.token,
    );
    return answer?.trim();
  } finally {
    signal?.removeEventListener('abort', leave);
    leaving.dispose();
  }
}

/** VS Code makes links and draws icons in prompts. */
function inertPrompt(text: string): string {
  return iconlessText(messageText(text));
}

/** Asks for the code of an MFA device: six to eight digits. It is neither kept nor logged. */
export async function askMfaCode(
  serial: string,
  profile: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const texts = uiTexts.mfaCode;
  const question = {
    title: texts.title(profile),
    prompt: texts.prompt(serial),
    placeholder: texts.example,
    problemWith: (text: string) => (/^\d{6,8}$/.test(text) ? undefined : texts.problem),
  };
  return askText(question, signal);
}
