/** The one that a drawn number means, however many there are. */
export const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list[n % Math.max(1, list.length)];
