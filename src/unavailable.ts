// Errors that mean "the database was not reachable or not able", as opposed to a statement that was wrong.

const unavailable = new WeakSet<object>();
/** Marks an error of a driver: the server, the file, the disk or the connection could not. Only drivers call it. */
export const markUnavailable = (error: unknown): void => {
  if (typeof error === "object" && error !== null) unavailable.add(error);
};
/** Whether a driver threw this error because the database could not be used: nothing is wrong with the statement, and it may be run again. */
export const isUnavailable = (error: unknown): boolean =>
  typeof error === "object" && error !== null && unavailable.has(error);
