// On the web: when the police tell another agency of an investigation, no page of the owner's changes, is woken, or has a line more than a form that was not sent leaves.
import { expect, onTestFinished, test } from "vitest";
import { openAccessLog } from "../support/access-log.ts";
import type { Browser } from "../support/browser.ts";
import { MeetingAttackers } from "../support/meeting-attackers.ts";
import { said } from "../support/office.ts";
import { onFile } from "../support/on-file.ts";
import { browserOf, createWorld, sampleConfig } from "../support/world.ts";

const [anna, officer, guest] = [
  "noomi/annaannaanna1",
  "polisen/polisenpolis1",
  "evonhuset/evonhusevon1",
];
const webs: Readonly<Record<string, string>> = {
  "noomi-kontakt": anna,
  "polisen-syd-kontakt": officer,
  "regionkoordinator-1": guest,
};
const config = () => {
  const sample = sampleConfig();
  const members = sample.members.map((member) => {
    const web = webs[member.id];
    if (web === undefined) return member;
    const { slack: _slack, teams: _teams, preferred: _preferred, ...rest } = member;
    return { ...rest, web };
  });
  return { ...sample, members };
};
/** The page of the case, reached by its reference, as somebody finds it. */
const opens = async (browser: Browser, ref: string): Promise<void> => {
  await browser.post("/find", { words: `visa ${ref}` });
  expect(browser.path).toMatch(/^\/panel\/case\/show\//);
};
const seenBy = ({ html }: Browser): string =>
  /<html [^>]*data-seen="([^"]*)"/.exec(html)?.[1] ?? "none";
type Page = { readonly text: string; readonly seen: string };
const pageOf = async (browser: Browser, path: string): Promise<Page> => {
  await browser.get(path);
  return { text: browser.text(), seen: seenBy(browser) };
};

test("the police tell of an investigation on the web: the owner's pages stay as they were, not woken, with the lines of a form that was left", async () => {
  const world = await createWorld({ config: config(), web: true });
  onTestFinished(() => world.close());
  const a = new MeetingAttackers(world);
  const kase = await a.shared();
  await a.joins(kase, "polisen-syd", "polisen-syd-kontakt");
  const { ref } = await a.o.state<{ readonly ref: string }>(kase);
  await world.idle();
  const [owner, police, other] = [anna, officer, guest].map((identity) =>
    browserOf(world, identity),
  ) as [Browser, Browser, Browser];
  await opens(owner, ref);
  const paths = ["/", owner.path];
  const look = async (): Promise<readonly Page[]> => {
    const pages: Page[] = [];
    for (const path of paths) pages.push(await pageOf(owner, path));
    return pages;
  };
  const before = await look();
  const reads = async (): Promise<number> => {
    const rows = onFile(world.stafett).raw.prepare("select * from access_log order by seq").all();
    return (await openAccessLog(world.stafett.core.keys, rows)).filter(
      ({ instance, member }) => instance === kase && member !== "noomi-kontakt",
    ).length;
  };
  const lines = async (work: () => Promise<void>): Promise<number> => {
    const start = await reads();
    await work();
    await world.idle();
    return (await reads()) - start;
  };
  await opens(police, ref);
  const casePage = police.path;
  const form = async (): Promise<void> => {
    await police.get(casePage);
    await police.press(said("case.investigation.tell"));
    expect(police.path).toMatch(/^\/form\/case\/tellInvestigation/);
  };
  const left = await lines(async () => {
    await form();
    await police.get("/");
  });
  const sent = await lines(async () => {
    await form();
    await police.submit({ leader: "yes", ledBy: "prosecutor", to: ["evonhuset"] });
    expect(police.path).toBe("/");
  });
  expect([left, sent]).toEqual([1, 1]);
  expect(await look()).toEqual(before);
  // Whom it was told is woken and reads it.
  await opens(other, ref);
  expect(other.text()).toContain("Åklagare");
  await other.get("/");
  expect(other.text()).toContain(said("case.investigation.told"));
});
