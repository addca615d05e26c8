// A code for a key through the whole program: the page of who asked shows it, a second person approves in chat, and its one use is taken by the work.
import { expect, onTestFinished, test } from "vitest";
import { browserOf, createWorld, sampleConfig } from "../support/world.ts";

const webs: Readonly<Record<string, string>> = {
  "noomi-chef": "noomi/chefchefchef1",
  "noomi-kontakt": "noomi/annaannaanna1",
  "noomi-ersattare": "noomi/bobobobobobo2",
};
const opened = async () => {
  const config = sampleConfig();
  const members = config.members.map((one) =>
    webs[one.id] ? { ...one, web: webs[one.id], preferred: "slack" as const } : one,
  );
  const world = await createWorld({ web: true, config: { ...config, members } as typeof config });
  onTestFinished(() => world.close());
  const page = (id: string) => browserOf(world, webs[id] ?? "");
  return { world, page };
};
const codeIn = (text: string): string => /Kod (\w{4}) (\w{4})/.exec(text)?.slice(1).join("") ?? "";

test("is on the page of the lead, the same each time, and taken once after a second person's yes", async () => {
  const { world, page } = await opened();
  const lead = page("noomi-chef");
  await lead.post("/find", { words: "nyckelkod" });
  await lead.submit({ member: "noomi-ersattare", why: "more" });
  const code = codeIn(lead.text());
  expect([lead.text(), code]).toEqual([
    expect.stringContaining("/enrol"),
    expect.stringMatching(/^\w{8}$/),
  ]);
  await lead.get(lead.path);
  expect(codeIn(lead.text())).toBe(code);
  const anna = page("noomi-kontakt");
  await anna.get("/");
  await anna.press("Godkänn");
  await world.idle();
  await lead.get(lead.path);
  expect(lead.text()).toContain("kan använda koden nu");
  const [row] = await world.lines({ workflow: "enrolling", open: true, limit: 2 });
  const ask = { workflow: "enrolling", instance: String(row?.instance), command: "used" };
  const used = () => world.stafett.engine.register.codeUsed(ask);
  expect([await used(), await used()]).toEqual([true, false]);
  await world.idle();
  await lead.get(lead.path);
  expect([lead.text(), codeIn(lead.text())]).toEqual([expect.stringContaining("Använd"), ""]);
});
