// Uniform delay: what is refused is refused after the same time, whatever the reason took.

type Clock = { now(): number; at(ms: number, work: () => void): () => void };
/** Longer than any refusal takes to find. */
const refusedMs = 500;
/** What `work` gives, and not before the moment is there where that is a refusal. */
export const uniform = async <T>(
  clock: Clock,
  work: () => Promise<T>,
  isRefusal: (given: T) => boolean,
): Promise<T> => {
  const until = clock.now() + refusedMs;
  const given = await work();
  if (isRefusal(given) && clock.now() < until)
    await new Promise<void>((passed) => void clock.at(until, passed));
  return given;
};
