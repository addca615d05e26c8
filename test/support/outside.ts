// Where nobody answers by a link.
import type { Outside } from "../../adapters/outside.ts";

export const nobodyOutside: Outside = {
  open: async () => undefined,
  stands: async () => false,
  page: async () => undefined,
  send: () => Promise.reject(new Error("nobody answers here")),
};
