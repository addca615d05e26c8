// Kinds of records that end when a copy is put back: who was signed out since it was made would be signed in again, and a code that was used would be none.
export const endedByRestore: readonly string[] = [
  "session",
  "challenge",
  "code",
  "tries",
  "ticket",
  "draft",
  "way",
  "standing",
  "sid",
  "asking",
  "logged-out",
];
