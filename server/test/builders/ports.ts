/**
 * Where the ports of this process's environments begin: tests that run side by side never share one. Below the ports that
 * systems give to outgoing connections.
 */
export const FIRST_TEST_PORT = 10_000 + (process.pid % 300) * 70;
