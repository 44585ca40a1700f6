import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { Part } from '../../core/model.ts';
import type { PartsList } from '../../store/partsList.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { listingTexts as texts } from './texts/listing.ts';

/**
 * All parts of an upload as the service lists them now, with a count and a Cancel button.
 * @throws GlacierError of the page that failed, or `cancelled`
 */
export function listAnew(list: PartsList): Promise<readonly Part[]> {
  return withCancellableProgress(texts.listing(uploadLabel(list.upload).name), (signal, report) =>
    list.listAnew(signal, (count) => report(texts.listed(count))),
  );
}
