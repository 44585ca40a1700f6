import { Listing } from '../../core/listing/listing.ts';
import type { MultipartUpload, Part } from '../../core/model.ts';
import { byRange, formatRange } from '../../core/byteRange.ts';
import { summarize } from '../../core/parts/listedSummary.ts';
import { maxParts, pageLimits } from '../../core/serviceLimits.ts';
import type { CountedParts } from '../../core/uploads/uploadRecord.ts';
import type { GlacierPort } from '../../glacier/port.ts';

/**
 * Lists all parts of an upload, 50 a request, and returns what they come to; none of them is kept.
 * @throws GlacierError of the page that failed, or `cancelled`
 */
export async function countParts(
  port: Pick<GlacierPort, 'listParts'>,
  upload: MultipartUpload,
  signal: AbortSignal,
): Promise<CountedParts> {
  const asOf = Date.now();
  const listing = new Listing<Part>({
    fetch: (marker, each) => port.listParts(upload, { limit: pageLimits.parts, marker }, each),
    keyOf: ({ range }) => formatRange(range),
    compare: byRange,
    most: maxParts,
  });
  while (!listing.done) await listing.advance(signal);
  return { ...summarize(listing.pages.flat()), asOf };
}
