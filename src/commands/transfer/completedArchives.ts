import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { formatAge } from '../../core/text/age.ts';
import { formatBytes, formatExactBytes } from '../../core/text/bytes.ts';
import { type CompleteRecord, isArchive } from '../../core/transfer/archiveRecord.ts';
import { writeTarget } from '../../partsPanel/host/exportParts.ts';
import { chooseTarget } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { confirmInStatusBar, notify } from '../../ui/notify.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import type { CommandContext } from '../context.ts';

const title = 'Completed Archives';

/** Lists the archives that were completed on this computer, and copies any field of one, or opens or exports all. */
export async function showCompletedArchives(context: CommandContext): Promise<void> {
  const records = await recordsOf(context);
  if (!records) return;
  for (;;) {
    const chosen = await pickOne<CompleteRecord | 'table' | 'export'>({
      title,
      placeholder: 'Search by description, vault or archive ID, and select an archive to copy from',
      items: [
        ...records.map((record) => ({ ...rowOf(record), value: record })),
        { icon: 'table', label: 'Open as Table', value: 'table' as const },
        { icon: 'export', label: 'Export…', value: 'export' as const },
      ],
    });
    if (chosen === undefined || chosen === 'back') return;
    if (chosen === 'table') return openTable(context, records);
    if (chosen === 'export') return exportRecords(records);
    if ((await copyField(chosen)) !== 'back') return;
  }
}

/** Writes the history to a file, as JSON if its name ends so, else as CSV. */
export async function exportCompletedArchives(context: CommandContext): Promise<void> {
  const records = await recordsOf(context);
  if (records) await exportRecords(records);
}

async function recordsOf({ storage }: CommandContext): Promise<readonly CompleteRecord[] | undefined> {
  const { loadRecords } = await import('../../jobs/entry.ts');
  const records = await loadRecords(storage.history);
  if (records.length > 0) return records;
  void notify(
    'No upload was completed on this computer yet. Archives that are completed here are listed with their IDs.',
  );
  return undefined;
}

function rowOf(record: CompleteRecord): Choice<CompleteRecord> {
  const when = isArchive(record) ? record.completed : record.asked;
  const age = formatAge(new Date(when), Date.now());
  return {
    icon: isArchive(record) ? 'archive' : 'question',
    label: nameOf(record),
    description: [
      formatBytes(record.size),
      record.vaultName,
      record.sample ? 'sample account' : record.region,
      age,
    ].join(' · '),
    detail: isArchive(record)
      ? record.archiveId
      : 'Complete was sent, but no response was received. The next inventory of the vault tells whether there is an archive.',
  };
}

function nameOf(record: CompleteRecord): string {
  return uploadLabel({ id: record.uploadId, ...record }).name;
}

/** Lets the user pick a field of an archive, and copies it. */
async function copyField(record: CompleteRecord): Promise<'back' | undefined> {
  const fields: readonly [label: string, value: string | undefined, shown?: string][] = [
    ['Archive ID', isArchive(record) ? record.archiveId : undefined],
    ['Tree hash', record.treeHash],
    ['Size in bytes', String(record.size), formatExactBytes(record.size)],
    ['Vault ARN', record.vaultArn],
    ['Vault', record.vaultName],
    ['Region', record.region],
    ['Description', record.description],
    ['Local file', record.file],
    ['Upload ID', record.uploadId],
    ['Completed', isArchive(record) ? record.completed : undefined],
  ];
  const field = await pickOne<readonly [string, string]>({
    title: nameOf(record),
    placeholder: 'Select what to copy',
    back: true,
    items: fields.flatMap(([label, value, shown = value]) =>
      value ? [{ icon: 'copy', label, description: shown ?? '', value: [label, value] as const }] : [],
    ),
  });
  if (field === 'back') return 'back';
  if (field) await copy(field[1], field[0].charAt(0).toLowerCase() + field[0].slice(1));
  return undefined;
}

async function openTable(
  { verification }: CommandContext,
  records: readonly CompleteRecord[],
): Promise<void> {
  const { archivesToMarkdown } = await import('../../jobs/entry.ts');
  await verification.documents.openPreview(`${title}.md`, 'archives', archivesToMarkdown(records));
}

async function exportRecords(records: readonly CompleteRecord[]): Promise<void> {
  const target = await chooseTarget({
    title: 'Export Completed Archives',
    name: 'glacier-archives.csv',
    action: 'Export',
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (!target) return;
  const { archivesToCsv, archivesToJson } = await import('../../jobs/entry.ts');
  await writeTarget(target, [
    target.path.endsWith('.json') ? archivesToJson(records) : archivesToCsv(records),
  ]);
  confirmInStatusBar(`Exported ${records.length === 1 ? '1 archive' : `${records.length} archives`}`);
}
