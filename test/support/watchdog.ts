// Time limits of tests: they end what hangs. None of them measures anything, so that a busy machine makes a run slower and never red.

/** Of one test and of one hook, ms. Far longer than the slowest takes where forty programs want the same two cores. */
export const watchdogMs = 600_000;
/** Of one wait for something that another part of the process, or another process, does by itself, ms. */
export const waitMs = 60_000;

/** Processor time of this process so far, ms: the same on a machine that does other things too. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
