import type { ByteRange } from '../core/byteRange.ts';
import type { GlacierError } from '../core/errors.ts';
import type { MultipartUpload, Part, Vault } from '../core/model.ts';
import type { ListedPart } from '../core/parts/partRows.ts';
import type { RefusedItem } from '../core/listing/listing.ts';
import type { Pager } from '../core/listing/pager.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Session } from '../store/session.ts';
import type { Move } from './order.ts';

/*
 * What the tree shows, as plain data. `id` is made of what a node stands for (connection, vault, upload, range), never
 * of a label or a position, so that VS Code keeps selection and expansion through every refresh.
 */

/** The row of a connection, where there are several. */
export interface ConnectionNode {
  readonly kind: 'connection';
  readonly id: string;
  readonly parent?: never;
  readonly session: Session;
  readonly moves: readonly Move[];
}

export interface VaultNode {
  readonly kind: 'vault';
  readonly id: string;
  /** Undefined where there is one connection, whose vaults are the roots. */
  readonly parent: ConnectionNode | undefined;
  readonly session: Session;
  readonly vault: Vault;
  readonly uploads: Pager<MultipartUpload>;
}

export interface UploadNode {
  readonly kind: 'upload';
  readonly id: string;
  readonly parent: VaultNode;
  readonly upload: MultipartUpload;
  readonly parts: PartsList;
}

/** A page of parts after the first: a group once it is loaded, "More parts…" before. */
export interface PageNode {
  readonly kind: 'page';
  readonly id: string;
  readonly parent: UploadNode;
  /** Counted from 0. */
  readonly index: number;
}

export interface PartNode {
  readonly kind: 'part';
  readonly id: string;
  readonly parent: UploadNode | PageNode;
  readonly part: ListedPart;
}

/** Bytes that no listed part covers. */
export interface GapNode {
  readonly kind: 'gap';
  readonly id: string;
  readonly parent: UploadNode | PageNode;
  readonly range: ByteRange;
}

/** The row that loads the next page of a flat list: of vaults, or of a vault's uploads. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: ConnectionNode | VaultNode | undefined;
  readonly pager: Pager<Vault> | Pager<MultipartUpload>;
}

/** A row that has rows of its own, loaded when it is expanded. */
export type ListNode = ConnectionNode | VaultNode | UploadNode | PageNode;

/** Says what could not be loaded, and offers what helps when selected. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly id: string;
  readonly parent: ListNode | undefined;
  readonly what: 'vaults' | 'uploads' | 'parts';
  readonly error: GlacierError;
  /** Undefined where there is no connection yet. */
  readonly pager: Pager<Vault> | Pager<MultipartUpload> | Pager<Part> | undefined;
}

/** Says that there is nothing to show. */
export interface NoteNode {
  readonly kind: 'note';
  readonly id: string;
  readonly parent: ConnectionNode | VaultNode | UploadNode;
  readonly text: string;
  /** What else there is to say about it. */
  readonly tooltip?: string;
}

/** A vault or an upload that is listed and cannot be used. */
export interface RefusedNode {
  readonly kind: 'refused';
  readonly id: string;
  readonly parent: ConnectionNode | VaultNode | undefined;
  readonly what: 'vault' | 'upload';
  readonly item: RefusedItem;
}

/** Says what a list waits for that is being loaded. */
export interface WaitingNode {
  readonly kind: 'waiting';
  readonly id: string;
  readonly parent: ListNode | undefined;
  readonly session: Session;
}

export type Node =
  ListNode | PartNode | GapNode | MoreNode | ProblemNode | NoteNode | RefusedNode | WaitingNode;

export function isList(node: Node): node is ListNode {
  return ['connection', 'vault', 'upload', 'page'].includes(node.kind);
}

/*
 * Ids are paths in which every name follows the kind of thing it names, so no vault or upload can be named like another
 * row. Names have no slash (core/names).
 */

export function connectionId(session: Session): string {
  return `connection/${session.id}`;
}

export function vaultId(connectionKey: string, vaultName: string): string {
  return `${connectionKey}/vault/${vaultName}`;
}

export function uploadId(connectionKey: string, { vaultName, id }: MultipartUpload): string {
  return `${vaultId(connectionKey, vaultName)}/upload/${id}`;
}

/** Id of the row that loads more of a list, given the id of what the list is of: a vault, or the connection. */
export function moreId(parentId: string): string {
  return `${parentId}/more`;
}

/** Whether two nodes with the same id show the same data. */
export function sameSubject(one: Node, other: Node): boolean {
  if (one.parent !== other.parent) return false;
  if (one.kind === 'connection') return other.kind === 'connection' && one.session === other.session;
  if (one.kind === 'vault')
    return other.kind === 'vault' && one.vault === other.vault && one.session === other.session;
  if (one.kind === 'upload')
    return other.kind === 'upload' && one.upload === other.upload && one.parts === other.parts;
  return one.kind === other.kind;
}

/** The upload that a node is, or is in. */
export function uploadOf(node: UploadNode | PageNode | PartNode | GapNode): UploadNode;
export function uploadOf(node: Node): UploadNode | undefined;
export function uploadOf(node: Node): UploadNode | undefined {
  if (node.kind === 'upload') return node;
  return node.parent && uploadOf(node.parent);
}

/** The vault that a node is, or is in. */
export function vaultOf(node: Node): VaultNode | undefined {
  if (node.kind === 'vault') return node;
  return node.parent && vaultOf(node.parent);
}

/** The connection that a node is of; undefined for a root row that stands for the only one. */
export function sessionOf(node: Node): Session | undefined {
  if (node.kind === 'connection' || node.kind === 'vault' || node.kind === 'waiting') return node.session;
  return node.parent && sessionOf(node.parent);
}
