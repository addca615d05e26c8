// Pages for those who decide: opened by a word, fetched as documents, on the whole bot.
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask, Reply, WordedPanel } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { openAccessLog } from "../support/access-log.ts";
import { publicUrl, withAuditor } from "../support/meeting-attackers.ts";
import { pagesOf } from "../support/pdf.ts";
import { createWorld } from "../support/world.ts";

const [auditor, coordinator, lead] = ["dataskydd-malmo", "regionkoordinator-1", "noomi-chef"];
const { sv, en } = catalogues.phrases;

/** Everybody of Noomi has the web, too. */
const withWeb = () => {
  const config = withAuditor();
  const members = config.members.map((one) =>
    one.agency === "noomi"
      ? { ...one, web: `noomi/${one.id}00000000`, preferred: "slack" as const }
      : one,
  );
  return { ...config, members } as typeof config;
};
const begun = async () => {
  const w = await createWorld({ config: withWeb(), publicUrl, teams: true, web: true });
  onTestFinished(() => w.close());
  let drawn = 0;
  const people = async () => (await w.stafett.engine.transact.instances.people()).people;
  const asks = async (who: string, ask: Ask, on?: string): Promise<Reply> => {
    const addresses = (await people()).members.get(who)?.addresses ?? [];
    const address = addresses.find(({ platform }) => on === undefined || platform === on);
    drawn += 1;
    if (!address) throw new Error(`${who} has no address`);
    return w.stafett.engine.handle({
      idempotencyKey: `d:${drawn}`,
      platform: address.platform,
      identity: address.id,
      ask,
    });
  };
  const says = (who: string, text: string, on?: string): Promise<Reply> =>
    asks(who, { kind: "words", slash: "/stafett", text }, on);
  const fetched = async (url = ""): Promise<Uint8Array> => {
    const answer = await w.stafett.files.fetch(url.split("/").at(-1) ?? "", false);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return { w, people, asks, says, fetched };
};
const panelIn = (reply: Reply): WordedPanel => {
  if ("panel" in reply && reply.panel) return reply.panel;
  throw new Error(`no panel: ${JSON.stringify(reply)}`);
};
const linksIn = (reply: Reply): ReadonlyMap<string, string> =>
  new Map(
    panelIn(reply).body.flatMap((block) =>
      block.kind === "files" ? block.files.map(({ label, url }) => [label, url] as const) : [],
    ),
  );
const wordsOf = (docx: Uint8Array): string => {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => text.replaceAll("&apos;", "'").replaceAll("&amp;", "&"))
    .join("");
};

describe("pages for those who decide", () => {
  test("are opened by a word, by who audits, leads or coordinates, on each platform that they have; by nobody else", async () => {
    const { people, says } = await begun();
    const opened = new Map<string, number>();
    const known = await people();
    for (const { id, roles, addresses, agency } of known.members.values()) {
      const may =
        roles.some((role) => ["auditor", "coordinator", "lead"].includes(role)) ||
        (await people()).agencies.get(agency)?.lead === id;
      // What an agency keeps on pages leads there from any chat.
      const isThere = (platform: string): boolean =>
        platform === "web" || (known.agencies.get(agency)?.pagesOnly ?? false) === false;
      for (const { platform } of addresses.filter((each) => isThere(each.platform))) {
        const reply = await says(id, "underlag", platform);
        expect(reply.kind, `${id} ${platform}`).toBe(may ? "panel" : "refused");
        if (may) opened.set(platform, (opened.get(platform) ?? 0) + 1);
        if (may) expect([...linksIn(reply).keys()], id).toHaveLength(10);
      }
    }
    expect([...opened.keys()].sort()).toEqual(["slack", "teams", "web"]);
  });
  test("are one press from what is recorded for data protection", async () => {
    const { asks, says } = await begun();
    const panel = JSON.stringify(panelIn(await says(auditor, "dataskydd")));
    expect(panel).toContain('"panel":"pages"');
    expect(
      (await asks(auditor, { kind: "panel", workflow: "oversight", panel: "pages" })).kind,
    ).toBe("panel");
  });
  test("have every line of the catalogue in Word and PDF, and nothing of a case", async () => {
    const { says, fetched } = await begun();
    const links = linksIn(await says(coordinator, "underlag"));
    for (const page of ["officer", "archivist", "lawyer"] as const) {
      const lines = Object.entries(sv).flatMap(([key, text]) =>
        key.startsWith(`decide.${page}.`) ? [text] : [],
      );
      const title = sv[`decide.${page}.title`];
      const word = wordsOf(await fetched(links.get(`${title} (Word)`)));
      const plain = (text: string): string => text.replaceAll(/\s+/g, "");
      // At the foot of each page are its title and its number.
      const foot = new RegExp(`${plain(title ?? "")}\\d+/\\d+$`);
      const printed = await pagesOf(await fetched(links.get(`${title} (PDF)`)));
      const pdf = printed.map((one) => plain(one.join("")).replace(foot, "")).join("");
      expect(lines.length).toBeGreaterThan(25);
      expect(lines.filter((text) => !word.includes(text))).toEqual([]);
      expect(lines.filter((text) => !pdf.includes(plain(text)))).toEqual([]);
      expect(word).toContain("Prov: test/");
    }
  });
  test("the leaflet is fetched in both languages, whichever the reader has", async () => {
    const { says, fetched } = await begun();
    const links = linksIn(await says(lead, "informationsblad"));
    const [swedish, english] = await Promise.all(
      ["Informationsblad på svenska (Word)", "Informationsblad på engelska (Word)"].map(
        async (label) => wordsOf(await fetched(links.get(label))),
      ),
    );
    for (const [text, catalogue] of [[swedish, sv] as const, [english, en] as const]) {
      const lines = Object.entries(catalogue).flatMap(([key, line]) =>
        key.startsWith("decide.leaflet.") ? [line] : [],
      );
      expect(lines.filter((line) => !text?.includes(line))).toEqual([]);
      expect(text).not.toContain("test/");
    }
  });
  test("are in the access log by their own name when they are opened and when they are fetched", async () => {
    const { w, says, fetched, asks } = await begun();
    const links = linksIn(await says(auditor, "underlag"));
    await fetched([...links.values()][0]);
    const rows = await w.stafett.store.accessLog.read({
      about: undefined,
      from: 0,
      until: 1e15,
      before: 1e15,
      limit: 10,
    });
    const log = await openAccessLog(w.stafett.core.keys, rows);
    expect(log.map(({ panel }) => panel)).toEqual(["file:pages-officer-pdf", "pages"]);
    const shown = await asks(auditor, {
      kind: "submit",
      workflow: "oversight",
      command: "look",
      values: {},
      hidden: {},
      more: false,
    });
    const lines = panelIn(shown).body.flatMap((block) =>
      block.kind === "row" ? [block.detail] : [],
    );
    expect(lines.slice(0, 2)).toEqual([sv["shown.oversight.pages"], sv["shown.oversight.pages"]]);
  });
});
