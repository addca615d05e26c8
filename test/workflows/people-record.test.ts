// Which record an agency keeps: the same of one that the configuration has and of one that joined by invitation.
import { expect, test } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { legalRegimes, loadConfig } from "../../src/config/index.ts";
import { together, withJoined } from "../../workflows/people/joined.ts";
import { edit } from "../config/edit.ts";
import { register } from "../support/given.ts";

const configured = (regime: string): string | undefined => {
  const loaded = loadConfig(
    edit(["legalRegime: tystnadsplikt_enskild", `legalRegime: ${regime}`]),
    "stafett.yaml",
  );
  if (!loaded.ok) throw new Error(loaded.problems.map(({ code }) => code).join());
  const { agencies } = registerOf(loaded.config, false, []);
  return agencies.find(
    ({ id }) => id === loaded.config.agencies.find(({ legalRegime }) => legalRegime === regime)?.id,
  )?.record;
};
const joined = (regime: string): string | undefined => {
  const lead = {
    id: "ny-chef",
    name: "Chef",
    role: "lead",
    address: { platform: "slack", id: "T0STAFETT/U0NY" },
  };
  const invited = {
    type: "agencyInvited",
    instance: "I1",
    agency: "ny",
    name: "Ny",
    kind: "LegalService",
    legalRegime: regime,
  };
  const all = withJoined({}, {
    ...invited,
    regions: ["syd"],
    phone: "020-39 00 00",
    shelter: false,
    lead,
  } as never);
  return together(register, all).agencies.find(({ id }) => id === "ny")?.record;
};
test.each(legalRegimes)(
  "under %s an agency that joined keeps the record that the configuration would give it",
  (regime) => {
    expect([configured(regime), joined(regime)]).toEqual(
      regime.startsWith("OSL_") ? ["akt", "akt"] : ["egen", "egen"],
    );
  },
);
