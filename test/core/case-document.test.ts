// A case fetched as a document, on the whole bot: by whom, what is in it, and what the access log keeps of that.
import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { makeFile } from "../../src/files/make.ts";
import type { Paper } from "../../src/rules/ui.ts";
import { Locale } from "../../src/words/locale.ts";
import { kase } from "../../workflows/case/index.ts";
import type { Case } from "../../workflows/case/model.ts";
import { openAccessLog } from "../support/access-log.ts";
import { everybody, local, memberOf, now, type Story } from "../support/given.ts";
import { anna, coordinator, Office } from "../support/office.ts";
import { fontsOf, pagesOf } from "../support/pdf.ts";
import { createWorld } from "../support/world.ts";
import { closing, longCase, opened, withCoordinator } from "../workflows/case/cases.ts";

const kinds = ["pdf", "docx", "json"] as const;
type Kind = (typeof kinds)[number];
const wordsOf = async (kind: Kind, bytes: Uint8Array): Promise<string> => {
  if (kind === "pdf") return (await pagesOf(bytes)).flat().join("\n");
  if (kind === "json") return new TextDecoder().decode(bytes);
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");
};

describe("a case is fetched", () => {
  const begun = async (more: { readonly isInvented?: true } = {}) => {
    const world = await createWorld({ publicUrl: "https://stafett.example.org", ...more });
    onTestFinished(() => world.close());
    const o = new Office(world);
    const id = await o.kase();
    await o.joined(id);
    const links = async (who: string): Promise<Readonly<Record<Kind, string>>> => {
      const reply = await o.asks(who, {
        kind: "panel",
        workflow: "case",
        instance: id,
        panel: "fetch",
      });
      if (reply.kind !== "panel") throw new Error(reply.kind);
      const urls = reply.panel.body.flatMap((block) =>
        block.kind === "files" ? block.files.map(({ url }) => url) : [],
      );
      return Object.fromEntries(kinds.map((kind, at) => [kind, urls[at] ?? ""])) as Record<
        Kind,
        string
      >;
    };
    const fetches = (url: string, head = false) =>
      world.stafett.files.fetch(url.split("/").at(-1) ?? "", head);
    const noted = async () => {
      const { store, core } = world.stafett;
      const rows = await store.accessLog.read({
        about: undefined,
        from: 0,
        until: 1e15,
        before: 1e15,
        limit: 1_000,
      });
      return (await openAccessLog(core.keys, rows)).filter(({ panel }) =>
        panel.startsWith("file:"),
      );
    };
    return { world, o, id, links, fetches, noted };
  };
  test("by its owner and by a guest, each through links of their own; the log has who, which and the checksum of its bytes, which begins its name", async () => {
    const { id, links, fetches, noted } = await begun();
    for (const who of [anna, coordinator]) {
      const own = await links(who);
      for (const kind of kinds) {
        const response = await fetches(own[kind]);
        const sha256 = createHash("sha256")
          .update(new Uint8Array(await response.arrayBuffer()))
          .digest("hex");
        expect(response.headers.get("content-disposition")).toMatch(
          new RegExp(`${sha256.slice(0, 8)}\\.${kind}"`),
        );
        expect((await noted())[0]).toEqual({
          ...{
            member: who,
            agency: who === anna ? "noomi" : "evonhuset",
            workflow: "case",
            instance: id,
          },
          ...{ panel: `file:${kind}`, sha256 },
        });
      }
    }
    expect(await noted()).toHaveLength(6);
  });
  test("HEAD is no showing; an agency that no longer takes part gets nothing by the link of before", async () => {
    const { o, id, links, fetches, noted } = await begun();
    const own = await links(coordinator);
    expect((await fetches(own.pdf, true)).status).toBe(200);
    await o.does(anna, "case", "endPart", { agency: "evonhuset", reason: "supportOver" }, id);
    expect((await fetches(own.pdf)).status).toBe(404);
    expect(await noted()).toEqual([]);
    await expect(links(coordinator)).rejects.toThrow("refused");
  });
  test("the owner reads in it who fetched it before, with the beginning of the checksum; a guest reads nothing of that", async () => {
    const { links, fetches, noted } = await begun();
    await fetches((await links(coordinator)).docx);
    const sum = String((await noted())[0]?.sha256).slice(0, 8);
    for (const kind of kinds) {
      const words = async (who: string) =>
        wordsOf(
          kind,
          new Uint8Array(await (await fetches((await links(who))[kind])).arrayBuffer()),
        );
      expect(await words(anna)).toMatch(new RegExp(`Ärendet, som dokument ·\\s${sum}`));
      expect(await words(coordinator)).not.toMatch(/Vem har läst|som dokument/);
    }
  });
  test("open or closed, in its reader's language; out of the playground every page says that it is invented", async () => {
    const { world, o, id, links, fetches } = await begun({ isInvented: true });
    await o.does(anna, "case", "close", { reason: "goalReached" }, id);
    const bytes = new Uint8Array(await (await fetches((await links(anna)).pdf)).arrayBuffer());
    const pages = await pagesOf(bytes);
    for (const page of pages) expect(page.join()).toContain("PÅHITTAT");
    expect(pages.flat()).toContain("Skäl: Målet är uppnått");
    expect(pages.flat()).toContain("Avslutat: onsdag 25 november 2026");
    expect(fontsOf(bytes).names.join()).toMatch(
      /^(?:,?[A-Z]{6}\+SourceSans3-(?:Regular|SemiBold))+$/,
    );
    const docx = unzipSync(
      new Uint8Array(await (await fetches((await links(anna)).docx)).arrayBuffer()),
    );
    expect(strFromU8(docx["word/header1.xml"] ?? new Uint8Array())).toContain("PÅHITTAT");
    expect(world.facts.filter(({ event }) => event === "file.failed")).toEqual([]);
  });
});

describe("a closed case is filed", () => {
  test("not before its document is fetched; then the form offers it by kind, day and checksum, and the case remembers the whole checksum", async () => {
    const world = await createWorld({ publicUrl: "https://stafett.example.org" });
    onTestFinished(() => world.close());
    const o = new Office(world);
    const id = await o.kase();
    const fetches = async (): Promise<string> => {
      const reply = await o.asks(anna, {
        kind: "panel",
        workflow: "case",
        instance: id,
        panel: "fetch",
      });
      const files =
        reply.kind === "panel"
          ? reply.panel.body.find((block) => block.kind === "files")
          : undefined;
      const token = files?.kind === "files" ? files.files[0]?.url.split("/").at(-1) : undefined;
      const response = await world.stafett.files.fetch(token ?? "", false);
      return createHash("sha256")
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest("hex");
    };
    const press = () =>
      o.asks(anna, { kind: "press", workflow: "case", instance: id, command: "file", values: {} });
    const submit = (document: string) =>
      o.asks(anna, {
        kind: "submit",
        workflow: "case",
        instance: id,
        command: "file",
        values: { document },
        hidden: {},
        more: false,
      });
    // Of the case as it was when it was open.
    await fetches();
    await o.does(anna, "case", "close", { reason: "goalReached" }, id);
    expect(await press()).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Hämta ärendet först"),
    });
    expect(await submit(`pdf ${new Date(world.clock.now()).toISOString()} 00000000`)).toMatchObject(
      { kind: "refused" },
    );
    const sha256 = await fetches();
    const form = await press();
    if (form.kind !== "form") throw new Error(form.kind);
    const [field] = form.form.fields;
    const [only, ...others] = field?.input.kind === "choice" ? field.input.options : [];
    expect([only?.label, others]).toEqual([
      `PDF · onsdag 25 november kl. 08.45 · ${sha256.slice(0, 8)}`,
      [],
    ]);
    expect((await o.state<Case>(id)).filedOn).toBeUndefined();
    await submit(only?.value ?? "");
    expect((await o.state<Case>(id)).filed).toEqual({
      file: "pdf",
      sha256,
      at: "2026-11-25T07:45:00.000Z",
    });
    const closed = await o.asks(anna, {
      kind: "panel",
      workflow: "case",
      instance: id,
      panel: "closed",
    });
    expect(JSON.stringify(closed)).toContain(sha256);
  });
});

describe("what is in the document", () => {
  const locale = new Locale(catalogues, (_to, values) => values);
  const made = async (
    story: Pick<Story, "state" | "world">,
    kind: Kind,
    who = "noomi-kontakt",
    language: "sv" | "en" = "sv",
  ) => {
    const viewer = {
      member: memberOf(who),
      now: local("2026-12-01", "09:00"),
      instance: "case" as never,
    };
    const paper = kase.files?.[kind]?.make(story.state, viewer, story.world) as Paper;
    const reader = { language, people: everybody, viewer: viewer.member };
    return wordsOf(kind, (await makeFile(paper, reader, locale, false)).bytes);
  };
  const story = withCoordinator(opened({ risk: "high" })).done("setDeadline", {
    kind: "betanketid",
    day: "2026-12-09",
  });
  test.each(kinds)(
    "as %s: reference, agency, for whom and when; consents with purpose and kinds, agencies with receipts, deadlines, the course",
    async (kind) => {
      const words = await made(story, kind);
      const receipt = story.state.parts[0].record.receipt;
      for (const each of [
        story.state.ref,
        "Hämtat av",
        "Noomi",
        "1 december 2026",
        "Hög",
        "Samtycken",
        "Ändamål",
        "Skyddat boende",
        receipt,
      ])
        expect(words).toContain(each);
      for (const each of ["Betänketid", "Ärendets gång", "deltar", "Nästa steg, Risk"])
        expect(words).toContain(each);
    },
  );
  test("in English for those who read English", async () => {
    const words = await made(story, "json", "noomi-kontakt", "en");
    for (const each of ["Fetched by", "Consents", "High"]) expect(words).toContain(each);
    expect(words).not.toMatch(/Hämtat|Samtycke/);
  });
  test("a guest has what was shared with it, as it was then: no consent, no other agency's referral, and not what was judged since", async () => {
    const later = story.done("setRisk", { risk: "low", quiet: "no" });
    const share = {
      referral: "r",
      number: "H-AAAAAA",
      to: "socialtjansten-malmo",
      at: now,
      sends: 1,
      snapshot: { at: now },
    };
    const referred = later.after({ type: "shared", share });
    const words = await made(referred, "json", "regionkoordinator-1");
    expect(words).toContain("Hög");
    expect(words).not.toMatch(/"Låg"|Samtycken|Socialtjänsten Malmö|H-AAAAAA|Kvitto/);
    expect(await made(referred, "json")).toMatch(
      /Låg.*Socialtjänsten Malmö.*H-AAAAAA|H-AAAAAA.*Socialtjänsten Malmö/s,
    );
  });
  test("closed: why, when, and who confirmed it", async () => {
    const closed = opened({ risk: "high" })
      .done("close", closing)
      .done("confirmClose", {}, "noomi-chef");
    expect(await made(closed, "json")).toMatch(/"Bekräftat av"/);
    expect(await made(closed, "json")).toMatch(/closure\.goalReached/);
  });
  test.each(kinds)(
    "as %s a course of a thousand steps and a log of a thousand lines are whole",
    async (kind) => {
      const long = longCase(1_000);
      const words = await made(long, kind);
      expect(words.match(/Till Funktion|Till [A-ZÅÄÖ]/g)).toHaveLength(1_000);
      for (let n = 0; n < 1_000; n++) expect(words).toContain(String(10_000_000 + n));
    },
  );
});
