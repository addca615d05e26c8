// The quarters of the year in which a person became known.
export const quarters = ["q1", "q2", "q3", "q4"] as const;
