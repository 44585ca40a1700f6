import type { Part } from '../core/model.ts';
import { newestFirst } from '../core/listing/newestFirst.ts';
import type { Pager } from '../core/listing/pager.ts';
import type { PartRow } from '../core/parts/partRows.ts';
import { formatRange } from '../core/byteRange.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Session } from '../store/session.ts';
import {
  type ConnectionNode,
  connectionId,
  type MoreNode,
  moreId,
  type Node,
  type NoteNode,
  type PageNode,
  type ProblemNode,
  uploadOf,
  uploadId,
  type UploadNode,
  vaultId,
  type VaultNode,
} from './nodes.ts';
import { rowTexts as texts } from './texts/rows.ts';

/** Returns the known node while it stands for the same thing: VS Code finds nodes by identity when they change. */
export type Intern = <N extends Node>(node: N) => N;

/**
 * The children of a connection. Opens it and loads its first vaults; `parent` is the connection's own row, if it has
 * one.
 */
export async function vaultNodes(
  session: Session,
  parent: ConnectionNode | undefined,
  intern: Intern,
): Promise<Node[]> {
  const store = await session.connect();
  if (!store) return connectionProblem(session, parent);
  const { vaults } = store;
  await vaults.first();
  if (vaults.count === 0 && vaults.error) return connectionProblem(session, parent);
  const nodes = vaults.pages.flat().map((vault) =>
    intern({
      kind: 'vault',
      id: vaultId(store.connection.key, vault.name),
      parent,
      session,
      vault,
      uploads: store.uploadsOf(vault.name),
    } satisfies VaultNode),
  );
  const rows = [...nodes, ...lastRows(vaults, parent, store.connection.key, intern)];
  if (rows.length > 0 || !parent) return rows;
  return [note(parent, texts.noVaults(store.connection.region))];
}

/**
 * Why there are no vaults. A lone connection leaves an error that retrying does not fix to the welcome view, which
 * shows when there are no rows.
 */
function connectionProblem(session: Session, parent: ConnectionNode | undefined): Node[] {
  const { rootError: error } = session;
  if (!error || (!parent && error.needsSetup)) return [];
  const id = `${connectionId(session)}/problem`;
  return [{ kind: 'problem', id, parent, what: 'vaults', error, pager: undefined }];
}

/** The children of a vault. Loads the first page of uploads. */
export async function uploadNodes(vault: VaultNode, intern: Intern): Promise<Node[]> {
  const { uploads, session } = vault;
  const { store } = session;
  // The connection was closed; VS Code is about to drop its nodes.
  if (!store) return [];
  await uploads.first();
  const nodes = newestFirst(uploads).map((upload) =>
    intern({
      kind: 'upload',
      id: uploadId(store.connection.key, upload),
      parent: vault,
      upload,
      parts: store.partsOf(upload),
    } satisfies UploadNode),
  );
  const rows = [...nodes, ...lastRows(uploads, vault, vault.id, intern)];
  return rows.length > 0 ? rows : [note(vault, texts.noUploads, texts.archivesAreElsewhere)];
}

/**
 * The children of an upload: the parts of the first page, which it loads, and a node for each further page. The next
 * page has a node as long as there is a marker; it loads when it is expanded.
 */
export async function partNodes(upload: UploadNode, intern: Intern): Promise<Node[]> {
  const { parts } = upload;
  const { pager } = parts;
  await pager.first();
  if (pager.pages.length === 0)
    return [pager.error ? problem(upload, pager, 'parts') : note(upload, texts.noParts)];
  const further = pager.pages.length - (pager.done ? 1 : 0);
  const pages = Array.from({ length: further }, (_, i) => intern(pageNode(upload, i + 1)));
  const failed = pager.refreshFailed ? [problem(upload, pager, 'parts')] : [];
  return [...rowNodes(upload, parts.rowsOfPage(0)), ...pages, ...failed];
}

/** The children of a further page; loads it with one request if it is the next one. */
export async function partNodesOfPage(page: PageNode): Promise<Node[]> {
  const { parts } = page.parent;
  const { pager } = parts;
  // After a failure the problem row retries, and not every redraw of the tree.
  if (page.index >= pager.pages.length && !pager.error) await pager.more();
  if (page.index < pager.pages.length) return rowNodes(page, parts.rowsOfPage(page.index));
  return pager.error ? [problem(page, pager, 'parts')] : [];
}

function note(parent: NoteNode['parent'], text: string, tooltip?: string): NoteNode {
  return { kind: 'note', id: `${parent.id}/note`, parent, text, ...(tooltip !== undefined && { tooltip }) };
}

function pageNode(parent: UploadNode, index: number): PageNode {
  return { kind: 'page', id: `${parent.id}/page/${index}`, parent, index };
}

function rowNodes(parent: UploadNode | PageNode, rows: readonly PartRow[]): Node[] {
  const upload = uploadOf(parent);
  return rows.map((row): Node =>
    row.kind === 'gap'
      ? { kind: 'gap', id: `${upload.id}/gap/${formatRange(row.range)}`, parent, range: row.range }
      : {
          kind: 'part',
          id: `${upload.id}/part/${formatRange(row.range)}`,
          parent,
          part: row,
        },
  );
}

/** The last rows of a flat list: what is left out of it, and one that loads more, or says why that failed. */
function lastRows(
  pager: VaultNode['uploads'] | ConnectionStore['vaults'],
  parent: ConnectionNode | VaultNode | undefined,
  parentId: string,
  intern: Intern,
): Node[] {
  const what = parent?.kind === 'vault' ? 'upload' : 'vault';
  const refused = pager.refused.map((item, index): Node => ({
    kind: 'refused',
    id: `${parentId}/refused/${index}`,
    parent,
    what,
    item,
  }));
  if (pager.error) {
    const id = `${parentId}/problem`;
    return [...refused, { kind: 'problem', id, parent, what: `${what}s`, error: pager.error, pager }];
  }
  return pager.done
    ? refused
    : [...refused, intern({ kind: 'more', id: moreId(parentId), parent, pager } satisfies MoreNode)];
}

function problem(parent: UploadNode | PageNode, pager: Pager<Part>, what: ProblemNode['what']): Node {
  // Only called when there is an error to show.
  const error = pager.error as NonNullable<typeof pager.error>;
  return { kind: 'problem', id: `${parent.id}/problem`, parent, what, error, pager };
}
