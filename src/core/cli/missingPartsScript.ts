import { type ByteRange, formatRange } from '../byteRange.ts';
import type { MultipartUpload } from '../model.ts';
import { type CliTarget, uploadPartCommand } from './cliCommand.ts';
import { quotedText, type Shell, shellQuote } from './shellQuote.ts';
import { scriptTexts as texts } from './texts.ts';
import { withKeys } from './withKeys.ts';

export interface PartsToSend {
  readonly upload: MultipartUpload;
  readonly target: CliTarget;
  /** The path of the local file that the parts are cut out of. */
  readonly file: string;
  /** Of the parts, in order; inclusive ends. */
  readonly ranges: readonly ByteRange[];
}

/**
 * A script that sends parts with the AWS CLI, which takes a part only as a file of its own: each is cut out to a
 * temporary file first. It stops at the first part that fails, and sends nothing where the file is too short. It can be
 * pasted into a shell, which it neither ends nor changes: all of it is one command, read to its end before anything runs.
 */
export function missingPartsScript(parts: PartsToSend, shell: Shell): string {
  const script = shell === 'posix' ? bashScript(parts) : powershellScript(parts);
  const { keys } = parts.target;
  return keys ? `${withKeys(script, keys, shell)}\n` : script;
}

/**
 * For Bash from 3.2 on (macOS) and Zsh, with the tools of GNU or BSD. An interactive Zsh knows no comments, and runs no
 * EXIT trap after a signal.
 */
function bashScript({ upload, target, file, ranges }: PartsToSend): string {
  return `(
file=${shellQuote(file)}
failed=1
export AWS_PAGER=
part=$(mktemp) && trap 'rm -f -- "$part"' EXIT &&
trap 'rm -f -- "$part"; exit 1' HUP INT TERM && failed=0 &&
for range in \\
${ranges.map(formatRange).join(' \\\n')}
do
  start=\${range%-*}
  length=$((\${range#*-} - start + 1))
  tail -c +$((start + 1)) -- "$file" | head -c $length >| "$part"
  test $(wc -c < "$part") -eq $length &&
  ${uploadPartCommand(upload, target, 'posix')} --range="bytes $range/*" --body="$part" ||
  { echo "${texts.stopped('$range')}" >&2; failed=1; break; }
done
test $failed -eq 0
)
`;
}

/** For Windows PowerShell 5.1 and PowerShell 7. What is piped is not shown page by page. */
function powershellScript({ upload, target, file, ranges }: PartsToSend): string {
  return `& {
  $ErrorActionPreference = 'Stop'
  $file = ${quotedText(file, 'powershell')}
  $buffer = New-Object byte[] 1MB
  $source = [IO.File]::OpenRead($file)
  $part = [IO.Path]::GetTempFileName()
  try {
    foreach ($range in @(
${ranges.map((range) => `      '${formatRange(range)}'`).join('\n')}
    )) {
      [long]$start, [long]$end = $range.Split('-')
      $left = $end - $start + 1
      [void]$source.Seek($start, 'Begin')
      $target = [IO.File]::Create($part)
      try {
        while ($left -gt 0) {
          $read = $source.Read($buffer, 0, [Math]::Min($left, $buffer.Length))
          if ($read -eq 0) { throw "${texts.fileTooShort('$range')}" }
          $target.Write($buffer, 0, $read)
          $left -= $read
        }
      } finally { $target.Dispose() }
      ${uploadPartCommand(upload, target, 'powershell')} "--range=bytes $range/*" "--body=$part" | Out-Host
      if ($LASTEXITCODE -ne 0) { throw "${texts.stopped('$range')}" }
    }
  } finally {
    $source.Dispose()
    Remove-Item -LiteralPath $part
  }
}
`;
}
