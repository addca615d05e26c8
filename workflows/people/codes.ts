/** What an agency says of its day, in the list of who is there: chosen, so that nobody can be named in it. The last takes it back. */
export const dayNotes = [
  "fewer",
  "urgentOnly",
  "laterToday",
  "closedMorning",
  "closedAfternoon",
  "closedToday",
  "asUsual",
] as const;
