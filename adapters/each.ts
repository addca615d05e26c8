// What is asked of all platforms in the list at once.
import type { Platform } from "../src/rules/platform.ts";
import { platforms } from "./index.ts";
import type { AddressParts } from "./platform.ts";

export { type Platform, platforms };

type Listed = typeof platforms;
export const platformNames = Object.keys(platforms) as readonly Platform[];
export const eachPlatform = <T>(make: (platform: Platform) => T): Record<Platform, T> =>
  Object.fromEntries(platformNames.map((platform) => [platform, make(platform)])) as Record<
    Platform,
    T
  >;

type All<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer Both) => void
  ? Both
  : never;
/** The settings of every platform, for one schema of the environment. */
export const platformSettings: All<Listed[Platform]["settings"]> = Object.assign(
  {},
  ...platformNames.map((each) => platforms[each].settings),
);
/** Names of settings that give access, of every platform. */
export const secretSettings: readonly string[] = platformNames.flatMap(
  (each) => platforms[each].secrets,
);

/** An address as somebody wrote it, taken apart. undefined: no platform has one like it. */
export const readAddress = (
  written: string,
): (AddressParts & { readonly platform: Platform; readonly id: string }) | undefined => {
  for (const platform of platformNames) {
    const { parse, write } = platforms[platform].address;
    const parts = parse(written);
    if (parts) return { platform, ...parts, id: write(parts) };
  }
  return undefined;
};
