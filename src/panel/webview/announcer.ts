/** Milliseconds between two messages: a screen reader reads each to its end. */
const defaultInterval = 3000;

/** Passes on a message at once, then at most one per interval: the latest. */
export function createAnnouncer(
  say: (message: string) => void,
  interval = defaultInterval,
): (message: string) => void {
  let waiting: string | undefined;
  let resting = false;
  const speak = (message: string) => {
    waiting = undefined;
    resting = true;
    say(message);
    setTimeout(() => {
      resting = false;
      if (waiting !== undefined) speak(waiting);
    }, interval);
  };
  return (message) => {
    if (resting) waiting = message;
    else speak(message);
  };
}
