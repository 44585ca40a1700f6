import { readFileSync } from 'node:fs';

/** What is used here of a heap snapshot, as V8 writes it: numbers in one array, so many for a node or an edge. */
interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: string[]; readonly edge_fields: string[] } };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/**
 * Bytes of the disposed stores in a heap snapshot of an extension host. VS Code makes one for each row that a tree gets and
 * keeps it, disposed and empty, for as long as there is the tree: what it holds of rows that are gone grows with every
 * redraw, whatever the extension does.
 */
export function bytesOfDisposedStores(file: string): number {
  const { snapshot, nodes, edges, strings } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  const { node_fields: nodeFields, edge_fields: edgeFields } = snapshot.meta;
  const [size, edgeCount] = [nodeFields.indexOf('self_size'), nodeFields.indexOf('edge_count')];
  const [edgeName, target] = [edgeFields.indexOf('name_or_index'), edgeFields.indexOf('to_node')];
  const names = { set: strings.indexOf('_toDispose'), is: strings.indexOf('_isDisposed') };
  const [table, yes] = [strings.indexOf('table'), strings.indexOf('true')];
  const firstEdges = new Map<number, number>();
  let edge = 0;
  for (let node = 0; node < nodes.length; node += nodeFields.length) {
    firstEdges.set(node, edge);
    edge += (nodes[node + edgeCount] ?? 0) * edgeFields.length;
  }
  /** Where the property of a node leads; undefined where it has none of that name. */
  const follow = (node: number, name: number): number | undefined => {
    const first = firstEdges.get(node) ?? 0;
    const end = first + (nodes[node + edgeCount] ?? 0) * edgeFields.length;
    for (let at = first; at < end; at += edgeFields.length)
      if (edges[at + edgeName] === name) return edges[at + target];
    return undefined;
  };
  const sizeOf = (node: number | undefined) => (node === undefined ? 0 : (nodes[node + size] ?? 0));
  let bytes = 0;
  for (const node of firstEdges.keys()) {
    const set = follow(node, names.set);
    const disposed = set === undefined ? undefined : follow(node, names.is);
    if (set === undefined || disposed === undefined) continue;
    // Also the table of a store that is in use: it has the others in it.
    bytes += sizeOf(follow(set, table));
    if (nodes[disposed + 1] === yes) bytes += sizeOf(node) + sizeOf(set);
  }
  return bytes;
}
