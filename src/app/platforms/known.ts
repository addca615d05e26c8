// The list of platforms, as engine and worker are given it.
import { eachPlatform, platforms, readAddress } from "../../../adapters/each.ts";
import type { KnownPlatforms } from "../../engine/core.ts";
import type { Open } from "../../rules/ui.ts";

export const knownPlatforms: KnownPlatforms = {
  speech: eachPlatform((platform) => {
    const { start, renames } = platforms[platform].speech;
    return { start: start as Open<string>, renames };
  }),
  addressOf: (written) => {
    const found = readAddress(written);
    return found?.kind === "member" ? { platform: found.platform, id: found.id } : undefined;
  },
};
