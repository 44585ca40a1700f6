import type { Disposable } from '../../core/emitter.ts';
import { filesOf } from './profileFiles.ts';
import { profileInUse, readSections } from './profiles.ts';
import { watchFiles } from './watch.ts';

/**
 * Calls `changed` after any file that a profile's credentials come from has changed: the AWS files, and the sign-ins
 * that the AWS CLI keeps. `profile` is absent for the default credentials.
 */
export function watchProfile(profile: string | undefined, changed: () => void): Disposable {
  const name = profileInUse(profile) ?? 'default';
  let watching: Disposable | undefined;
  let disposed = false;
  const watch = async () => {
    const sections = await readSections();
    if (disposed) return;
    watching?.dispose();
    // The files may now name other sign-ins.
    watching = watchFiles(filesOf(sections, name), () => void again());
  };
  const again = async () => {
    await watch();
    if (!disposed) changed();
  };
  void watch();
  return {
    dispose: () => {
      disposed = true;
      watching?.dispose();
    },
  };
}
