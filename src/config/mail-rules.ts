// What one part of the configuration says about another, of notices by mail.
import type { Found, Path } from "./problem.ts";
import { isTold, quietPlatforms } from "./told.ts";

type Item = {
  readonly path: Path;
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
};
type Lists = Readonly<Record<"agencies" | "members" | "functions", readonly Item[]>>;
/** A mailbox is of no use without a page to open and a server to send. A function that is staffed at any hour is told of acute danger: mail, which may wait for a quarter of an hour, a queue or an office, will not do there alone. */
export const checkMail = ({ agencies, members, functions }: Lists, found: Found): void => {
  const sends = new Set(
    agencies.filter(({ values }) => values.mail !== undefined).map(({ id }) => id),
  );
  const known = new Set(agencies.map(({ id }) => id));
  for (const { path, values } of members) {
    if (values.mail === undefined) continue;
    if (quietPlatforms.every((platform) => values[platform] === undefined))
      found([...path, "mail"], "mail-page");
    else if (known.has(String(values.agency)) && !sends.has(String(values.agency)))
      found([...path, "mail"], "mail-agency");
  }
  const byId = new Map(members.map(({ id, values }) => [id, values]));
  for (const { path, values } of functions) {
    if (values.around !== true || !Array.isArray(values.roster)) continue;
    const on: readonly unknown[] = values.roster.map((line: unknown) => Object(line).member);
    on.forEach((member, index) => {
      const its = byId.get(String(member));
      if (its !== undefined && !isTold(its))
        found([...path, "roster", index, "member"], "mail-alone");
    });
    const deputy = byId.get(String(values.deputy));
    if (deputy !== undefined && !isTold(deputy)) found([...path, "deputy"], "mail-alone");
  }
};
