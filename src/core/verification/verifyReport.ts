import { formatRange, lengthOf } from '../byteRange.ts';
import { formatBytes, formatCount, formatExactBytes } from '../text/bytes.ts';
import { markdownCode, markdownTable, markdownText } from '../text/markdownText.ts';
import type { MultipartUpload } from '../model.ts';
import type { PartResult } from './partResult.ts';
import { describeResult } from './texts/describeResult.ts';
import { reportTexts as texts } from './texts/report.ts';
import { verdictSentence } from './texts/verdictSentence.ts';
import type { Verification } from './verification.ts';

/** Which upload was verified, and when that ended. */
export interface ReportContext {
  readonly upload: Pick<MultipartUpload, 'id' | 'vaultName' | 'vaultArn' | 'description'>;
  readonly finished: Date;
}

/** The Markdown report: the verdict, what was compared, and every part that is not as it should be. */
export function markdownReport(verification: Verification, { upload, finished }: ReportContext): string {
  const { against, partSize, results, verdict, treeHash } = verification;
  const facts = [
    [texts.upload, markdownText(upload.description || texts.noDescription)],
    [texts.uploadId, markdownCode(upload.id)],
    [texts.vault, markdownCode(upload.vaultName)],
    [against.kind === 'file' ? texts.file : texts.hashList, markdownText(against.path)],
    ...(against.kind === 'file' ? [[texts.fileSize, formatExactBytes(against.identity.size)]] : []),
    [texts.partSize, formatExactBytes(partSize)],
    [texts.finished, finished.toISOString().replace(/\.\d+/, '')],
    ...(treeHash === undefined ? [] : [[texts.archiveTreeHash, markdownCode(treeHash)]]),
  ];
  const odd = results.filter(({ kind }) => kind !== 'match' && kind !== 'unverified');
  return [
    `# ${texts.title}`,
    '',
    `**${verdictSentence(verdict)}**`,
    '',
    ...markdownTable(['', ''], facts),
    '',
    `## ${texts.oddParts}`,
    '',
    ...(odd.length === 0 ? [texts.noOddParts] : markdownTable(texts.columns, odd.map(row))),
    '',
  ].join('\n');
}

/** The JSON report. Offsets and sizes are bytes, ranges as in List Parts with an inclusive end. */
export function jsonReport(verification: Verification, { upload, finished }: ReportContext): string {
  const { against, partSize, results, verdict, treeHash } = verification;
  const report = {
    version: 1,
    finished: finished.toISOString(),
    upload: {
      vaultArn: upload.vaultArn,
      vaultName: upload.vaultName,
      uploadId: upload.id,
      description: upload.description,
      partSizeInBytes: partSize,
    },
    against,
    sentence: verdictSentence(verdict),
    verdict,
    archiveTreeHash: treeHash,
    parts: results.map(jsonPart),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function jsonPart(result: PartResult) {
  const { kind, number, range, ...rest } = result;
  const { treeHash, ...found } = 'treeHash' in rest ? rest : { ...rest, treeHash: undefined };
  return {
    partNumber: number,
    rangeInBytes: formatRange(range),
    sizeInBytes: lengthOf(range),
    result: kind,
    sha256TreeHash: treeHash,
    ...found,
  };
}

function row(result: PartResult): string[] {
  const { number, range } = result;
  return [
    formatCount(number),
    markdownCode(formatRange(range)),
    formatBytes(lengthOf(range)),
    markdownText(describeResult(result)),
    // One above the other: side by side they would be wider than a page.
    [
      ...('treeHash' in result ? [texts.hashAtGlacier(markdownCode(result.treeHash))] : []),
      ...('localHash' in result ? [texts.hashHere(markdownCode(result.localHash))] : []),
    ].join('<br>'),
  ];
}
