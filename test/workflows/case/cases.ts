// Cases to begin from, in the domain's words. Noomi's contact person opens them on a Wednesday at ten.
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import { type Given, given, memberOf, now, type Story, worldOf } from "../../support/given.ts";

export type Opened = {
  readonly deputy?: string;
  readonly child?: string;
  readonly risk?: string;
  readonly quiet?: string;
  readonly by?: string;
  readonly at?: string;
  readonly world?: Given;
};
export const opened = (o: Opened = {}): Story =>
  given(kase, [], o.world).done(
    "open",
    {
      deputy: o.deputy ?? "noomi-ersattare",
      child: o.child ?? "no",
      risk: o.risk ?? "medium",
      quiet: o.quiet ?? "no",
    },
    o.by,
    o.at ?? now,
  );
export const high = (o: Opened = {}): Story => opened({ ...o, risk: "high" });

export const checkInWith = (values: Readonly<Record<string, unknown>> = {}) => ({
  safety: "green",
  contact: "yes",
  next: "meeting",
  who: { member: "noomi-kontakt" },
  // After acute danger the next workday, whatever is to be done.
  day: values.safety === "red" ? "2026-11-26" : "2026-12-01",
  ...values,
});
export const invitation = (
  agency = "evonhuset",
  groups: readonly string[] = ["behov", "sakerhet"],
) => ({
  agency,
  basis: "samtycke_ngo",
  purpose: "skyddat_boende",
  groups,
});
/** The person agrees to it, and it is sent. */
export const inviting = (story: Story, values = invitation(), at: string = now): Story =>
  story.done("consent", consentTo(values), undefined, at).done("invite", values, undefined, at);
/** Evonhuset, where the region's coordinators work, takes part. */
export const withCoordinator = (story: Story, at: string = now): Story =>
  inviting(story, invitation(), at).done(
    "accept",
    { contact: "regionkoordinator-1" },
    "regionkoordinator-1",
    at,
  );
export const closing = { reason: "goalReached", counting: "yes", ageGroup: "adult", sex: "woman" };
/** What one person does not close alone: the lead confirms it. */
export const closedByTwo = (
  story: Story,
  at: string = now,
  values: Readonly<Record<string, unknown>> = closing,
): Story => story.done("close", values, undefined, at).done("confirmClose", {}, "noomi-chef", at);

/** Its document was fetched as PDF by somebody of its agency. */
export const fetchedPdf = (story: Story, by = "noomi-kontakt", at: string = now): Story =>
  story.done(
    "noteFetched",
    { file: "pdf", sha256: "3f2a9c1b".padEnd(64, "0"), by, agency: memberOf(by).agency },
    "configuration",
    at,
  );
export const filing = (at: string = now) => ({ document: `pdf ${at} 3f2a9c1b` });
/** Fetched, and noted as filed. */
export const filedBy = (story: Story, by = "noomi-kontakt", at: string = now): Story =>
  fetchedPdf(story, by, at).done("file", filing(at), by, at);

/** Whose lists are told that a check-in which did not come is over, and how. */
export const endedIn = (story: Story): readonly string[] =>
  story.view.signals
    .filter(
      ({ workflow, command }) =>
        workflow === "day" && ["done", "postponed", "acute", "forget"].includes(command),
    )
    .map(({ instance, command }) => `${instance.slice("day-".length)} ${command}`);

/** A case with a course of so many steps more, and as many lines of the access log. */
export const longCase = (many: number): Pick<Story, "state" | "world"> => {
  let long = opened();
  const at = (n: number) => new Date(Date.parse(now) + n * 3_600_000).toISOString();
  for (let n = 0; n < many; n++) {
    const [holder, deputy] =
      n % 2 === 0 ? ["noomi-ersattare", "noomi-kontakt"] : ["noomi-kontakt", "noomi-ersattare"];
    long = long.after({ type: "assigned", at: at(n), holder: { member: holder }, deputy });
  }
  const rows = Array.from({ length: many }, (_, n) => ({
    ...{ at: at(n), member: "noomi-kontakt", agency: "noomi", workflow: "case", panel: "file" },
    fetched: { file: "pdf", sha256: String(10_000_000 + n).padEnd(64, "0") },
  }));
  return { state: long.state, world: worldOf({ showings: { log: { rows: rows as never } } }) };
};
