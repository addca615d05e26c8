// Opened for the registrar: who hears of it, what the registrar is shown, and when it is over.
import { describe, expect, it } from "vitest";
import { keysIn, local, peopleWith, register, type Story } from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import { closing, opened } from "./cases.ts";

const [worker, registrar] = ["socialtjansten-malmo-handlaggare", "malmo-registrator"];
const member = register.members.find(({ id }) => id === worker);
const world = {
  people: peopleWith([], {
    ...register,
    members: [
      ...register.members,
      { ...member, id: registrar, name: "Registrator", roles: ["registrar"], deputy: undefined },
    ] as never,
  }),
};
const open = opened({ world, by: worker, deputy: "socialtjansten-malmo-ersattare" });
const forRegistrar: Story = open.done("openForRegistrar", { to: registrar }, worker);

describe("opened for the registrar", () => {
  it("is for 24 hours; then the clock closes it", () => {
    const until = local("2026-11-26", "10:00");
    expect(forRegistrar.timers).toMatchObject({ [`registrar:${until}`]: until });
    expect(forRegistrar.fires("registrarOver").state.registrar).toBeUndefined();
  });
  it("the registrar hears which; the auditor hears that one was, and not which", () => {
    const posts = Object.entries(forRegistrar.posts).filter(([key]) => key.startsWith("registrar"));
    expect(posts.map(([, said]) => said)).toEqual([
      `${registrar} case.registrar.post`,
      "dataskydd-malmo case.registrar.auditTitle",
    ]);
    const [, audit] = posts.map(([key]) => forRegistrar.post(key));
    expect(JSON.stringify(audit?.message)).not.toContain(String(open.state.ref));
    expect(JSON.stringify(forRegistrar.post(posts[0]?.[0] ?? "").message)).toContain(
      String(open.state.ref),
    );
  });
  it("shows the registrar the document and the way out, and no button of the case", () => {
    const shown = forRegistrar.panel("show", registrar);
    expect(commandsIn(shown)).toEqual(["closeForRegistrar"]);
    expect(keysIn(shown)).toContain("case.registrar.test");
    expect(keysIn(forRegistrar.panel("show", worker))).toContain("case.registrar.open");
  });
  it("once at a time, of an open and of a closed case, by those whose case it is", () => {
    forRegistrar
      .when("openForRegistrar", { to: registrar }, worker)
      .refused("case.registrar.already");
    const closed = open.done("close", closing, worker);
    closed
      .when("openForRegistrar", { to: registrar }, worker)
      .then({ type: "openedForRegistrar", to: registrar });
    open.when("openForRegistrar", { to: registrar }, "noomi-kontakt").denied();
  });
  it("stands nowhere where the agency has no registrar", () => {
    expect(commandsIn(opened().panel("show", "noomi-kontakt"))).not.toContain("openForRegistrar");
    expect(commandsIn(open.panel("show", worker))).toContain("openForRegistrar");
  });
});
