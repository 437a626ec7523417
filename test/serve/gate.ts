/** Something to wait for, and what ends the wait. */
export function gate() {
  const controller = new AbortController();
  const passed = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve());
  });
  return { passed, pass: () => controller.abort() };
}
