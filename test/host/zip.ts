import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06_05_4b_50;

/** The files of a ZIP archive, of the plain kind that a VSIX is, by their names. */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  // The record at the end has a comment after it only where somebody put one there.
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) throw new Error('This is no ZIP archive');
  const files = new Map<string, Buffer>();
  let entry = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const compressed = bytes.readUInt16LE(entry + 10) !== 0;
    const size = bytes.readUInt32LE(entry + 20);
    const nameEnd = entry + 46 + bytes.readUInt16LE(entry + 28);
    const local = bytes.readUInt32LE(entry + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    files.set(bytes.toString('utf8', entry + 46, nameEnd), compressed ? inflateRawSync(data) : data);
    entry = nameEnd + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return files;
}
