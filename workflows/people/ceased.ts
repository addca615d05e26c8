// Accounts that audit or run the service no more because the configuration says so: the others are told.
import type { AgencyId, MemberId } from "../../src/rules/ui.ts";
import { overseerRoles } from "../../src/rules/who.ts";
import type { Member } from "../../src/rules/workflow.ts";

type Overseer = (typeof overseerRoles)[number];
/** An account that lost `role`; `n` is the revision of the register that still had it. */
export type Ceased = {
  readonly member: MemberId;
  readonly agency: AgencyId;
  readonly role: Overseer;
  readonly n: number;
};
/** Those of the last weeks: an older message stays as it is. */
const mostCeased = 20;
/** All so far, with those whom the register `after` has no more in the role and the agency that they had `before`. */
export const withCeased = (
  all: readonly Ceased[],
  before: readonly Member[],
  after: readonly Member[],
  n: number,
): readonly Ceased[] => {
  const now = new Map(after.map((each) => [each.id, each]));
  const lost = before.flatMap(({ id, agency, roles }) => {
    const left = now.get(id);
    const has = (role: Overseer): boolean => left?.agency === agency && left.roles.includes(role);
    return overseerRoles
      .filter((role) => roles.includes(role) && !has(role))
      .map((role): Ceased => ({ member: id, agency, role, n }));
  });
  return lost.length === 0 ? all : [...all, ...lost].slice(-mostCeased);
};
