// Which platforms tell their people of something by themselves, and who has one of them.
import { platformNames, platforms } from "../../adapters/each.ts";

/** On these, something new is seen by those who look: a notice by mail goes out for them. */
export const quietPlatforms = platformNames.filter((platform) => !platforms[platform].notifies);
/** Whether one of a member's platforms tells them when something comes. Of somebody without any platform there is nothing to tell: yes. */
export const isTold = (member: Readonly<Record<string, unknown>>): boolean => {
  const theirs = platformNames.filter((platform) => member[platform] !== undefined);
  return theirs.length === 0 || theirs.some((platform) => platforms[platform].notifies);
};
