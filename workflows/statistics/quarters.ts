// The quarters of the year in which a person became known, and the half-year of each.
export const quarters = ["q1", "q2", "q3", "q4"] as const;
const halves: Readonly<Record<(typeof quarters)[number], "first" | "second">> = {
  q1: "first",
  q2: "first",
  q3: "second",
  q4: "second",
};
/** undefined: the row has no quarter, or an unknown one. */
export const halfOf = (quarter: string | undefined): "first" | "second" | undefined => {
  const known = quarters.find((each) => each === quarter);
  return known && halves[known];
};
