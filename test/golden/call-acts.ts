// A call at five to five on a Friday, one at night that nobody has, one in office hours that nobody confirms, and one that is advice.
import type { Config } from "../../src/config/index.ts";
import { SafetyStory } from "./safety-story.ts";

/** Answers the line in Slack; two coordinators, of whom one is in Teams only. */
const line = "U0NSPM01";
const first = "U0EVON01";
const second = "regionkoordinator-2";

const teamsOnly = (config: Config): Config => ({
  ...config,
  members: config.members.map((m) => {
    if (m.id !== second) return m;
    const { slack: _slack, ...rest } = m;
    return {
      ...rest,
      teams: "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/c0de0032-5af3-4b71-a9d2-6e18f0b70032",
    };
  }),
});
const about = (language: "sv" | "en", start: string): Promise<SafetyStory> =>
  SafetyStory.about(language, { start, change: teamsOnly });
const friday = async (language: "sv" | "en"): Promise<string> => {
  const s = await about(language, "2026-11-27T15:55:00Z");
  s.point(
    "1. Five to five on a Friday: five taps, nobody is disturbed, and on Monday it is taken",
    ".*",
  );
  await s.slash(line, "/stafett", s.word("call.words"), "the phone rings");
  const taps = [
    "call.danger.no",
    "call.unknown",
    "=Skåne",
    "call.caller.authority",
    "call.pass.consent",
  ];
  for (const [n, key] of taps.entries())
    await s.clicksHere(line, key.startsWith("=") ? key.slice(1) : s.label(key), `tap ${n + 1}`);
  await s.clicksHere(line, s.label("call.until.caller"), "who has it until they open");
  await s.clicksHere(line, s.label("call.carry.theyCall"), "how it is passed on");
  await s.leaves(line);
  await s.until("2026-11-29T20:00:00Z");
  await s.until("2026-11-30T07:05:00Z");
  await s.clicks(first, s.label("call.open"), "the list");
  await s.clicksHere(first, s.label("call.open"), "what was said");
  await s.clicksHere(first, s.label("call.accept"), "one tap, and the case has begun");
  await s.leaves(first);
  await s.only(
    ["case.show.source", "case.show.county", "case.show.child", "case.show.due"],
    s.clicks(first, s.label("case.card.open"), "the case knows what was said"),
  );
  await s.leaves(first);
  await s.clicks(
    line,
    s.label("call.open"),
    "whoever took the call sees that it arrived, and no case",
  );
  await s.leaves(line);
  return s.end();
};
const night = async (language: "sv" | "en"): Promise<string> => {
  const s = await about(language, "2026-11-28T22:30:00Z");
  s.point(
    "2. At night: acute danger first, a child waits for no consent, and Nobody shows the numbers",
    ".*",
  );
  await s.quietly(() => s.slash(line, "/stafett", s.word("call.words"), "the phone rings"));
  await s.clicksHere(line, s.label("call.danger.yes"), "somebody is in danger");
  await s.only(
    ["call.still"],
    s.clicksHere(line, s.label("call.over.nobody"), "nobody has taken over: the numbers stay"),
  );
  await s.clicksHere(line, s.label("call.over.112"), "112 has");
  await s.clicksHere(line, s.label("call.yes"), "a child");
  await s.quietly(async () => {
    await s.clicksHere(line, "Blekinge", "county");
    await s.clicksHere(line, s.label("call.caller.private"), "a private person");
  });
  await s.clicksHere(line, s.label("call.pass.other"), "another basis");
  await s.clicksHere(line, s.label("call.basis.duty"), "a duty to disclose");
  await s.clicksHere(line, s.label("call.until.nobody"), "nobody has it until Monday: the numbers");
  await s.clicksHere(line, s.label("call.over.social"), "now somebody has");
  await s.leaves(line);
  await s.until("2026-11-30T07:05:00Z");
  return s.end();
};
const unconfirmed = async (language: "sv" | "en"): Promise<string> => {
  const s = await about(language, "2026-11-25T09:00:00Z");
  s.point(
    "3. In office hours nobody confirms: the deputy in Teams, then the lead and whoever took it, hear of it",
    ".*",
  );
  await s.quietly(async () => {
    await s.slash(line, "/stafett", s.word("call.words"), "the phone rings");
    for (const key of ["call.danger.urgent", "call.over.social", "call.no"])
      await s.clicksHere(line, s.label(key), key);
    await s.clicksHere(line, s.label("call.county.unknown"), "county");
    await s.clicksHere(line, s.label("call.caller.ngo"), "who");
  });
  await s.clicksHere(
    line,
    s.label("call.pass.consent"),
    "passed on: the one on duty hears of it at once",
  );
  await s.leaves(line);
  await s.until("2026-11-25T10:05:00Z");
  await s.until("2026-11-25T11:05:00Z");
  await s.press(
    second,
    s.personal(second),
    s.label("call.accept"),
    "the deputy takes it, in Teams",
  );
  await s.close(second);
  return s.end();
};
const inTeams = async (language: "sv" | "en"): Promise<string> => {
  const s = await about(language, "2026-11-25T12:00:00Z");
  s.point(
    "4. A coordinator answers in Teams: advice is closed and counted, a question of method too",
    ".*",
  );
  await s.asks(second, s.word("call.words"), "the phone rings");
  for (const key of ["call.danger.no", "call.no", "call.county.other", "call.caller.self"])
    await s.inDialog(second, s.label(key), {}, key);
  await s.inDialog(second, s.label("call.need.advice"), {}, "advice");
  await s.close(second);
  await s.quietly(async () => {
    await s.asks(second, s.word("call.words"), "the phone rings");
    for (const key of ["call.danger.no", "call.no", "call.county.other", "call.caller.care"])
      await s.inDialog(second, s.label(key), {}, key);
  });
  await s.inDialog(second, s.label("call.need.method"), {}, "a question of method");
  await s.inDialog(second, s.label("method.ask.title"), {}, "its form");
  await s.close(second);
  await s.asks(second, s.word("call.words"), "counted");
  return s.end();
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const parts: string[] = [];
  for (const part of [friday, night, unconfirmed, inTeams]) parts.push(await part(language));
  return parts.join("");
};
