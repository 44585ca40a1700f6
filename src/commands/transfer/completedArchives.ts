import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { formatAge } from '../../core/text/age.ts';
import { formatBytes, formatExactBytes } from '../../core/text/bytes.ts';
import { type ArchiveRecord, type CompleteRecord, isArchive } from '../../core/transfer/archiveRecord.ts';
import { writeTarget } from '../../panel/host/writeTarget.ts';
import { chooseTarget } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { confirmInStatusBar, notify } from '../../ui/notify.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import type { CommandContext } from '../context.ts';
import { completedArchivesTexts as texts } from './texts/completedArchives.ts';

/** Lists the archives that were completed on this computer, and copies any field of one, or opens or exports all. */
export async function showCompletedArchives(context: CommandContext): Promise<void> {
  const records = await recordsOf(context);
  if (!records) return;
  for (;;) {
    const chosen = await pickOne<CompleteRecord | 'table' | 'export'>({
      title: texts.title,
      placeholder: texts.placeholder,
      items: [
        ...records.map((record) => ({ ...rowOf(record), value: record })),
        { icon: 'table', label: texts.openTable, value: 'table' as const },
        { icon: 'export', label: texts.export.item, value: 'export' as const },
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
  void notify(texts.none);
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
      record.sample ? texts.sample : record.region,
      age,
    ].join(' · '),
    detail: isArchive(record) ? detailOf(record) : texts.noResponse,
  };
}

function detailOf({ archiveId, answeredHash }: ArchiveRecord): string {
  return answeredHash === undefined ? archiveId : texts.otherHash(archiveId);
}

function nameOf(record: CompleteRecord): string {
  return uploadLabel({ id: record.uploadId, ...record }).name;
}

/** Lets the user pick a field of an archive, and copies it. */
async function copyField(record: CompleteRecord): Promise<'back' | undefined> {
  const { field: names } = texts;
  const fields: readonly [label: string, value: string | undefined, shown?: string][] = [
    [names.archiveId, isArchive(record) ? record.archiveId : undefined],
    [names.treeHash, record.treeHash],
    [names.answeredHash, isArchive(record) ? record.answeredHash : undefined],
    [names.size, String(record.size), formatExactBytes(record.size)],
    [names.vaultArn, record.vaultArn],
    [names.vault, record.vaultName],
    [names.region, record.region],
    [names.description, record.description],
    [names.file, record.file],
    [names.uploadId, record.uploadId],
    [names.completed, isArchive(record) ? record.completed : undefined],
  ];
  const field = await pickOne<readonly [string, string]>({
    title: nameOf(record),
    placeholder: names.placeholder,
    back: true,
    items: fields.flatMap(([label, value, shown = value]) =>
      value ? [{ icon: 'copy', label, description: shown ?? '', value: [label, value] as const }] : [],
    ),
  });
  if (field === 'back') return 'back';
  if (field) await copy(field[1], names.copied(field[0]));
  return undefined;
}

async function openTable(
  { verification }: CommandContext,
  records: readonly CompleteRecord[],
): Promise<void> {
  const { archivesToMarkdown } = await import('../../jobs/entry.ts');
  const documents = await verification.documents();
  await documents.openPreview(`${texts.title}.md`, 'archives', archivesToMarkdown(records));
}

async function exportRecords(records: readonly CompleteRecord[]): Promise<void> {
  const target = await chooseTarget({
    title: texts.export.title,
    name: 'glacier-archives.csv',
    action: texts.export.action,
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (!target) return;
  const { archivesToCsv, archivesToJson } = await import('../../jobs/entry.ts');
  await writeTarget(target, [
    target.path.endsWith('.json') ? archivesToJson(records) : archivesToCsv(records),
  ]);
  confirmInStatusBar(texts.export.exported(records.length));
}
