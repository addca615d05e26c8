// Orders in which the guide's steps are played, so that few runs meet every pair.

/**
 * A row-complete Latin square of an even size (E. J. Williams, 1949): each row has everything once, each comes first in one row and last in one,
 * and each comes right after each other in one.
 */
export const rowsOf = (size: number): number[][] => {
  const zigzag = Array.from({ length: size }, (_, n) => (n % 2 === 0 ? n / 2 : size - (n + 1) / 2));
  return Array.from({ length: size }, (_, row) => zigzag.map((each) => (each + row) % size));
};
