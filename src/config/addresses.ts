// Addresses in `stafett.yaml`, of every platform in the list.
import { z } from "zod";
import { eachPlatform, platforms } from "../../adapters/each.ts";
import type { ProblemCode } from "./texts.ts";

/** A key for each platform, named as it is. Each has a sentence for an address that is none: without one it does not compile. */
export const addresses = (kind: "member" | "space") =>
  eachPlatform((platform) =>
    z
      .string()
      .regex(platforms[platform].address[kind], `${platform}-${kind}` satisfies ProblemCode)
      .optional(),
  );
