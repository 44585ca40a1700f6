import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MultipartUpload } from '../../src/core/model.ts';
import { moreId, uploadId, vaultId } from '../../src/explorer/nodes.ts';

/*
 * VS Code finds rows by their ids: a vault whose name makes its id that of another row would hide that row.
 */

describe('ids of rows', () => {
  const name = fc.oneof(
    fc.constantFrom('more', 'problem', 'note', 'page', 'part', 'vault', 'upload', 'constructor', '__proto__'),
    fc.stringMatching(/^[\w.-]{1,12}$/),
  );
  const key = fc.constantFrom('sample', '["aws","a"]');
  const upload = (vaultName: string, id: string) => ({ vaultName, id }) as MultipartUpload;
  /** All rows there can be at and below a connection, by what they are. */
  const rows = fc.tuple(key, name, name).map(([connection, vault, id]) => {
    const vaultRow = vaultId(connection, vault);
    const uploadRow = uploadId(connection, upload(vault, id));
    return [
      [`more of ${connection}`, moreId(connection)],
      [`problem of ${connection}`, `${connection}/problem`],
      [`note of ${connection}`, `${connection}/note`],
      [`vault ${connection} ${vault}`, vaultRow],
      [`more of ${connection} ${vault}`, moreId(vaultRow)],
      [`problem of ${connection} ${vault}`, `${vaultRow}/problem`],
      [`upload ${connection} ${vault} ${id}`, uploadRow],
      [`page of ${connection} ${vault} ${id}`, `${uploadRow}/page/1`],
      [`problem of ${connection} ${vault} ${id}`, `${uploadRow}/problem`],
    ] as const;
  });

  it('are never those of another row, whatever vaults and uploads are called', () => {
    fc.assert(
      fc.property(rows, rows, (some, others) => {
        const byId = new Map<string, string>();
        for (const [subject, id] of [...some, ...others]) {
          assert.equal(byId.get(id) ?? subject, subject, id);
          byId.set(id, subject);
        }
      }),
    );
  });
});
