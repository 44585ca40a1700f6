import * as vscode from 'vscode';
import { viewId } from '../manifest.ts';
import type { Node } from './nodes.ts';

/** Moves a connection in front of another one, or to the end. Both by the ids of their sessions. */
export type MoveConnection = (id: string, before: string | undefined) => Promise<void>;

const mimeType = `application/vnd.code.tree.${viewId.toLowerCase()}`;

/** Rows of connections can be reordered by dragging; nothing else can be dragged. */
export class ConnectionDrag implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [mimeType];
  readonly dropMimeTypes = [mimeType];
  private readonly move: MoveConnection;

  constructor(move: MoveConnection) {
    this.move = move;
  }

  handleDrag(dragged: readonly Node[], data: vscode.DataTransfer): void {
    const [node] = dragged;
    if (node?.kind === 'connection') data.set(mimeType, new vscode.DataTransferItem(node.session.id));
  }

  async handleDrop(target: Node | undefined, data: vscode.DataTransfer): Promise<void> {
    const id: unknown = data.get(mimeType)?.value;
    if (typeof id !== 'string' || (target && target.kind !== 'connection')) return;
    if (target?.session.id !== id) await this.move(id, target?.session.id);
  }
}
