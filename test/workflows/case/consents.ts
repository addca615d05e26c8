// Consents to begin from, and what a referral asks of them.
import { now, type Story } from "../../support/given.ts";
import { opened } from "./cases.ts";

export type Values = Readonly<Record<string, unknown>>;
export const yes: Values = {
  kind: "sekretess",
  agency: "evonhuset",
  purpose: "annat",
  given: "yes",
  form: "spoken",
  groups: ["behov", "sakerhet"],
};
export const referralOf = (n: number) => ({ sender: "referral", instance: `R${n}` }) as never;
export const asks = (more: Values = {}): Values => ({
  number: "H-00001",
  to: "evonhuset",
  groups: ["behov"],
  service: "fack_lonekrav",
  consent: true,
  sends: "1",
  ...more,
});
export const consenting = (more: Values = {}, story: Story = opened(), at: string = now): Story =>
  story.done("consent", { ...yes, ...more }, undefined, at);
export type Kept = {
  readonly id: string;
  readonly validTo: string;
  readonly given: string;
  readonly withdrawn?: unknown;
};
export const consentsOf = (story: Story): readonly Kept[] =>
  (story.state as { consents: readonly Kept[] }).consents;
export const last = (story: Story): string => consentsOf(story).at(-1)?.id ?? "";
export const sharing = (story: Story, more: Values = {}, at: string = now, n = 1) =>
  story.when("share", asks(more), referralOf(n), at);
export const refused = "case.share.noConsent";
