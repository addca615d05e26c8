// A police officer's week on the whole bot: a raid, two places, an invitation against a no, a woman whom somebody may know, an investigation, somebody who is gone, one number.
import { expect, onTestFinished, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { drawFresh } from "../../src/engine/ids.ts";
import { consentTo } from "../support/consent-to.ts";
import { anna, coordinator, Office, said } from "../support/office.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

const [officer, boss, malmo] = [
  "polisen-syd-kontakt",
  "polisen-syd-gruppchef",
  "socialtjansten-malmo-handlaggare",
];
/** The police, and those who have places, in Slack, so that one world is enough. */
const config = () => {
  const sample = sampleConfig();
  const slack: Readonly<Record<string, string>> = {
    [officer]: "T0STAFETT/U0POLIS01",
    [boss]: "T0STAFETT/U0POLIS02",
    [malmo]: "T0STAFETT/U0MALMO01",
  };
  const members = sample.members.map((one) => {
    const address = slack[one.id];
    if (address === undefined) return one;
    const { teams: _teams, ...rest } = one;
    return { ...rest, slack: address };
  });
  return { ...sample, members } as typeof sample;
};
const words = (reply: Reply): string => JSON.stringify(reply);
/** References of the one who asks stand in no answer: the rest is compared. */
const sameAs = (reply: Reply): string =>
  words(reply).replaceAll(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/g, "REF");

test("a police officer's week", async () => {
  const world = await createWorld({ config: config() });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const [as, lead, room] = ["U0POLIS01", "U0POLIS02", "U0MALMO01"];
  const speaks = (who: string, text: string): Promise<Reply> =>
    o.asks(who, { kind: "words", slash: "/stafett", text });
  const shows = (who: string, workflow: string, panel: string, instance?: string): Promise<Reply> =>
    o.asks(who, { kind: "panel", workflow, panel, ...(instance && { instance }) });

  // Monday: a raid tonight, several people, one may be a child. One form opens them all, each by a reference of its own.
  const first = await o.does(officer, "case", "open", {
    deputy: boss,
    child: "unknown",
    risk: "high",
    quiet: "no",
    moreAdults: "2",
  });
  await world.idle();
  const opened = words(await speaks(as, "mina"));
  expect(new Set(opened.match(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/g)).size).toBe(3);
  expect(words(await shows(as, "case", "show", first))).toContain("Är det ett barn?");

  // Tuesday: has a shelter room for two? Nothing says for whom.
  await world.until("2026-11-26T09:00:00.000Z");
  const values = {
    service: "skyddat_boende",
    urgency: "akut",
    child: "no",
    band: "0",
    agencies: ["socialtjansten-malmo"],
  };
  const asked = await o.does(officer, "capacity", "ask", values);
  await world.idle();
  const question = words(await shows(room, "capacity", "question", asked));
  expect(question).toContain("Kan ni ta emot?");
  expect(question).not.toMatch(/SYD-/);
  await o.does(malmo, "capacity", "place", {}, asked);

  // Wednesday: a coordinator invites the police to a case whose person said no to them a month ago. It is refused, and says nothing to the police.
  const theirs = await o.does(coordinator, "case", "open", {
    deputy: "regionkoordinator-2",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const no = {
    ...consentTo({ agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["behov"] }),
    given: "no",
  };
  await o.does(coordinator, "case", "consent", no, theirs);
  const invitation = {
    agency: "polisen-syd",
    basis: "menprovning_klart",
    purpose: "polisanmalan_stod",
    groups: ["behov"],
  };
  expect(await o.run(coordinator, "case", "invite", invitation, theirs)).toMatchObject({
    kind: "refused",
    refusal: { refused: { key: "case.invite.against" } },
  });
  const ref = (await o.state<{ readonly ref: string }>(theirs)).ref;

  // Thursday: is a woman whom we met known to anybody? What is known, what was refused and what nobody drew are answered alike.
  const drawn = [ref, drawFresh().ref("SYD")];
  const answers = await Promise.all(drawn.map((one) => speaks(as, `visa ${one}`)));
  expect(sameAs(answers[0] as Reply)).toBe(sameAs(answers[1] as Reply));
  expect(sameAs(await shows(as, "case", "show", theirs))).toBe(
    sameAs(await shows(as, "case", "show", "C0000000000000000")),
  );
  const wish = await o.does(officer, "callback", "ask", { within: "soon" });
  expect(words(await shows(as, "callback", "received", wish))).toContain(said("callback.received"));
  expect(words(await shows(as, "callback", "received", wish))).not.toMatch(/SYD-/);

  // Friday: the investigation is begun, a prosecutor leads it; whom it reaches the police choose. The reflection period has a day.
  await o.does(
    officer,
    "case",
    "invite",
    { agency: "evonhuset", basis: "menprovning_klart", purpose: "annat", groups: ["behov"] },
    first,
  );
  await o.does(coordinator, "case", "accept", { contact: coordinator }, first);
  await o.does(
    officer,
    "case",
    "tellInvestigation",
    { leader: "yes", ledBy: "prosecutor", to: ["evonhuset"] },
    first,
  );
  expect(words(await shows(coordinator, "case", "show", first))).toContain(
    said("case.investigation.heading"),
  );
  expect(words(await shows(anna, "case", "show", first))).not.toContain(
    said("case.investigation.heading"),
  );
  await o.does(officer, "case", "setDeadline", { kind: "betanketid", day: "2026-12-24" }, first);
  expect(words(await shows(as, "case", "show", first))).toContain("24 december");

  // Saturday: she has left the shelter. Nobody in a channel reads more than that somebody is needed.
  await world.until("2026-11-28T10:00:00.000Z");
  await o.does(officer, "case", "goMissing", {}, first);
  await world.idle();
  expect(words(await shows(lead, "case", "missing", first))).toContain("112");
  expect(
    world.cloud
      .channels()
      .flatMap(({ id }) => world.cloud.messages(id))
      .map((one) => JSON.stringify(one))
      .join(),
  ).not.toMatch(/försvunn|saknad/i);

  // Sunday: one number for all who ask.
  await world.until("2026-11-29T03:00:00.000Z");
  const ring = words(await speaks(as, "akut"));
  expect(ring).toContain("112");
  expect(ring).toContain("114 14");
});
