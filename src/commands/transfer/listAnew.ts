import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { Part } from '../../core/model.ts';
import { formatCount } from '../../core/text/bytes.ts';
import type { PartsList } from '../../store/partsList.ts';
import { withCancellableProgress } from '../../ui/progress.ts';

/**
 * All parts of an upload as the service lists them now, with a count and a Cancel button.
 * @throws GlacierError of the page that failed, or `cancelled`
 */
export function listAnew(list: PartsList): Promise<readonly Part[]> {
  return withCancellableProgress(`Listing the parts of ${uploadLabel(list.upload).name}`, (signal, report) =>
    list.listAnew(signal, (count) => report(`${formatCount(count)} parts listed`)),
  );
}
