// Calls to the support line, as tests begin them.
import { call } from "../../../workflows/call/index.ts";
import { given, now, type Story } from "../../support/given.ts";

/** Answers the support line: another authority. */
export const line = "nspm-samordnare";
export const first = "regionkoordinator-1";
type Begun = { readonly danger?: string; readonly by?: string; readonly at?: string };
export const begun = ({ danger = "no", by = line, at = now }: Begun = {}): Story =>
  given(call).done("take", { danger }, by, at);
/** Up to the fifth question. */
export const answered = (
  more: Begun & {
    readonly child?: "childYes" | "childNo" | "childUnknown";
    readonly county?: string;
  } = {},
): Story => {
  const { by = line, at = now, child = "childNo", county = "SYD.0" } = more;
  return begun(more)
    .done(child, {}, by, at)
    .done("county", { county }, by, at)
    .done("caller", { caller: "authority" }, by, at);
};
export const passed = (
  more: Parameters<typeof answered>[0] & { readonly pass?: string } = {},
): Story => answered(more).done(more.pass ?? "passConsent", {}, more.by ?? line, more.at ?? now);
