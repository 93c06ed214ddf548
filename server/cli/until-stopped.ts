/** Waits for Ctrl-C or an order to stop. A second Ctrl-C is left to Node, which stops at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
