import { main } from "../main.ts";
import { good, type Run } from "./command.ts";

/** Runs until it is told to stop. Never a playground: on a server a forgotten variable is a mistake. */
export const run: Run = async () => {
  await main(undefined);
  return good;
};
