// No limit of real time, for a process whose clock is moved by hand.
const none = Number.POSITIVE_INFINITY;
export const noSlackLimits = {
  showMs: none,
  acknowledgeMs: none,
  answerMs: none,
  requestMs: none,
} as const;
export const noTeamsLimits = { requestMs: none, tokenMs: none, keysMs: none } as const;
