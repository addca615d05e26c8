// When somebody may be told that something waits: as a message in chat comes, so that a notice that had to wait does not come at night.
import { comesAt } from "../rules/hours.ts";
import type { Language, People, Platform } from "../rules/who.ts";
import type { Core } from "./core.ts";
import { type Instances, instant } from "./instances.ts";

type Known = {
  readonly core: Pick<Core, "clock" | "calendar">;
  readonly instances: Pick<Instances, "people">;
};
/** Asked with an address of the platform. The register, the clock and the calendar alone decide. undefined: nobody has it, or has been invited only. Throws when the database does. */
export const noticesOf =
  ({ core, instances }: Known, platform: Platform) =>
  async (
    address: string,
  ): Promise<{ readonly at: number; readonly language: Language } | undefined> => {
    const { people } = await instances.people();
    const member = people.who(platform, address);
    if (!member || member.only !== undefined) return undefined;
    const at = comesAt(member.id, "atOnce", instant(core.clock.now()), {
      people,
      calendar: core.calendar,
    });
    return { at: Date.parse(at), language: member.language };
  };
/** Addresses of people on the platform that count as unreachable. */
export const unreachedOn = (platform: Platform, people: People): readonly string[] =>
  [...people.members.values()]
    .flatMap(({ addresses }) => addresses)
    .filter((address) => address.platform === platform && people.isUnreachable(address))
    .map(({ id }) => id);
