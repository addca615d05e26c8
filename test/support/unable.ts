// Errors as drivers throw them when the database could not.
import { markUnavailable } from "../../src/unavailable.ts";

/** An error of a driver whose disk or server could not: `isUnavailable`. */
export const unable = (message: string): Error => {
  const error = new Error(message);
  markUnavailable(error);
  return error;
};
