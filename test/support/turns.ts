// How long the program was free to do other things while something was done beside it.

/** How many times the event loop came round until `work` was over. Throws what `work` throws. */
export const turnsUntil = async (work: Promise<unknown>): Promise<number> => {
  let [turns, isOver] = [0, false];
  const over = work.finally(() => {
    isOver = true;
  });
  for (; !isOver; turns++) await new Promise((next) => setImmediate(next));
  await over;
  return turns;
};
