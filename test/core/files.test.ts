// Files that a person may fetch: the link, whom it lets in, and how it is answered.
import { describe, expect, expectTypeOf, test } from "vitest";
import { keyFor, textCipher } from "../../src/engine/encryption.ts";
import { createFileLinks } from "../../src/engine/files.ts";
import type {
  FilesBlock,
  Home,
  Invitation,
  Message,
  Panel,
  Secret,
  Span,
} from "../../src/rules/ui.ts";
import { peopleInstance } from "../../workflows/people/index.ts";
import { base, instanceOf, openFiles as open, shown } from "../support/files.ts";
import { register } from "../support/small-core.ts";

const minute = 60_000;
/** A page for people: which status, and nothing of what was asked for. */
const isPage = async (response: Response, status: number, said: string): Promise<void> => {
  const text = await response.text();
  expect([response.status, response.headers.get("content-type")]).toEqual([
    status,
    "text/html; charset=utf-8",
  ]);
  expect(text).toContain(said);
  expect(text).toMatch(/lang="sv".*lang="en"/s);
  expect(text).not.toMatch(/<script|notes|\banna\b|Funktion|files\//);
};
const notYours = "Länken gäller inte";

describe("a link", () => {
  test("names nothing: one sealed token after the public address, another each time, for each file that there is and that this person may have", async () => {
    const { c, links } = await open();
    expect(links).toHaveLength(5);
    for (const link of links)
      expect(link).toMatch(/^https:\/\/stafett\.example\.org\/files\/[\w-]{100,400}$/);
    const plain = links
      .map((link) => Buffer.from(link.split("/").at(-1) ?? "", "base64url").toString("latin1"))
      .join();
    for (const word of ["anna", "minutes", instanceOf(c)]) expect(plain).not.toContain(word);
    const [again] = await shown(c, "anna");
    expect(again?.files?.map(({ url }) => url).filter((url) => links.includes(url))).toEqual([]);
  });
  test("without a public address: a sentence that says whom to ask, no link, and nothing to fetch", async () => {
    const { c, go, docx } = await open({ publicUrl: "" });
    expect(docx).toBe("");
    expect(await shown(c, "anna")).toEqual([
      { kind: "text", tone: "quiet", text: expect.stringContaining("Be den som sköter driften") },
    ]);
    const stray = createFileLinks(c.core.keys.root, () => base).link(
      { member: "anna", workflow: "minutes", instance: instanceOf(c), file: "notes" },
      c.clock.now(),
    );
    await isPage(await go(stray ?? ""), 404, notYours);
  });
  test("works for ten minutes, and says afterwards that it is too old", async () => {
    const { c, go, md } = await open();
    c.clock.advance(10 * minute - 1);
    expect((await go(md)).status).toBe(200);
    c.clock.advance(1);
    await isPage(await go(md), 410, "Länken har gått ut");
    expect(c.facts.at(-1)).toEqual({ event: "file.refused", why: "expired" });
  });
  test("changed in any one place, forged, of another purpose, much too long or none at all: not found, and nothing logged as shown", async () => {
    const { c, go, md, reads } = await open();
    const token = md.slice(`${base}/files/`.length);
    const flip = (at: number): string =>
      `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
    const foreign = createFileLinks(new Uint8Array(32).fill(1), () => base);
    const forged = foreign.link(
      { member: "anna", workflow: "minutes", instance: instanceOf(c), file: "notes" },
      c.clock.now(),
    );
    // The right words, sealed for something else.
    const plain = JSON.stringify([
      "anna",
      "minutes",
      instanceOf(c),
      "notes",
      c.clock.now() + minute,
    ]);
    const sealed = [
      textCipher(c.core.keys.root, "slack"),
      textCipher(c.core.keys.root, "files"),
      textCipher(keyFor(c.core.keys.root, "files"), "slack"),
    ].map((seal) => Buffer.from(seal.encrypt(plain), "base64").toString("base64url"));
    const wrong = [
      ...sealed,
      ...Array.from({ length: token.length }, (_, at) => flip(at)),
      forged?.slice(`${base}/files/`.length) ?? "",
      `${token}=`,
      `${token}A`,
      token.slice(0, -1),
      `${token}%0A`,
      "x",
      "%F0%9F%92%A9",
      "A".repeat(100_000),
    ];
    for (const each of wrong) {
      const response = await go(`${base}/files/${each}`);
      if (response.status !== 404) throw new Error(`${response.status} for ${each.slice(0, 300)}`);
    }
    await isPage(await go(`${base}/files/${flip(20)}`), 404, notYours);
    expect(await reads()).toEqual([]);
  });
  test("that is longer than any of ours is not even opened", async () => {
    const { c } = await open();
    const links = createFileLinks(c.core.keys.root, () => base);
    const opened = (chars: number) => {
      const ask = {
        member: "anna",
        workflow: "minutes",
        instance: "x".repeat(chars),
        file: "notes",
      };
      return links.open(
        (links.link(ask, c.clock.now()) ?? "").slice(`${base}/files/`.length),
        c.clock.now(),
      ).kind;
    };
    expect([opened(16), opened(80), opened(2_000)]).toEqual(["valid", "valid", "unknown"]);
  });
  test("to what there is not: another workflow, file or instance, a file without its instance", async () => {
    const { c, go, reads } = await open();
    const links = createFileLinks(c.core.keys.root, () => base);
    const right = { member: "anna", workflow: "minutes", instance: instanceOf(c), file: "notes" };
    const wrong = [
      { workflow: "nothing" },
      { workflow: "puppet" },
      { workflow: "people" },
      { file: "nothing" },
      { file: "toString" },
      { file: "__proto__" },
      { file: "forbidden" },
      { instance: "nothing" },
      // Whose access says nothing: an instance of another workflow is none of this one.
      { file: "everybody", instance: peopleInstance },
      { instance: "" },
      { member: "nobody" },
      { member: "bo" },
    ];
    for (const each of wrong)
      await isPage(await go(links.link({ ...right, ...each }, c.clock.now()) ?? ""), 404, notYours);
    expect((await go(links.link(right, c.clock.now()) ?? "")).status).toBe(200);
    expect(await reads()).toHaveLength(1);
  });
});

describe("fetching", () => {
  test("is a showing: logged with the file's name before it is answered, once for each time", async () => {
    const { c, go, reads, docx, md } = await open();
    await go(docx);
    await go(md);
    await go(md);
    const row = (file: string) => ({
      member: "anna",
      agency: "alfa",
      workflow: "minutes",
      instance: instanceOf(c),
      panel: `file:${file}`,
    });
    expect(await reads()).toEqual([row("minutes"), row("notes"), row("notes")]);
  });
  test("what cannot be logged is not given out", async () => {
    let deaf = false;
    const { go, c, md } = await open({
      wrap: (store) => ({
        ...store,
        accessLog: {
          ...store.accessLog,
          append: (line) =>
            deaf ? Promise.reject(new Error("disk is full")) : store.accessLog.append(line),
        },
      }),
    });
    deaf = true;
    await isPage(await go(md), 500, "Filen gick inte att skapa");
    expect(c.facts.at(-1)).toMatchObject({ event: "file.failed", error: "Error" });
  });
  test("HEAD tells the same and is no showing", async () => {
    const { go, reads, docx } = await open();
    const head = await go(docx, "HEAD");
    expect([head.status, await head.text(), await reads()]).toEqual([200, "", []]);
    const got = await go(docx);
    const named = (response: Response) =>
      ["content-type", "content-disposition", "cache-control"].map((name) =>
        response.headers.get(name),
      );
    expect(named(head)).toEqual(named(got));
    expect((await go(`${docx}x`, "HEAD")).status).toBe(404);
    expect(await reads()).toHaveLength(1);
  });
  test.each(["POST", "PUT", "DELETE", "PATCH"])("%s is refused", async (method) => {
    const { go, reads, docx } = await open();
    const response = await go(docx, method);
    expect([response.status, response.headers.get("allow"), await reads()]).toEqual([
      405,
      "GET, HEAD",
      [],
    ]);
  });
  test("comes as a file to keep: named, typed, cached nowhere, read as nothing else", async () => {
    const { c, go, docx, md, ics } = await open();
    // By itself: the server would add some of them.
    const { headers } = await c.files.fetch(docx.slice(`${base}/files/`.length), false);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": `attachment; filename="Det har kan du gora.docx"; filename*=UTF-8''Det%20h%C3%A4r%20kan%20du%20g%C3%B6ra.docx`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
    expect((await go(md)).headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect((await go(ics)).headers.get("content-type")).toBe(
      "text/calendar; charset=utf-8; method=PUBLISH",
    );
    expect((await go(ics)).headers.get("content-disposition")).toContain(
      'filename="Vilket arende.ics"',
    );
  });
  test("who has left the register since gets nothing", async () => {
    const { c, go, md, reads } = await open({}, "cilla");
    expect((await go(md)).status).toBe(200);
    await c.configure({
      ...register,
      members: register.members.filter(({ id }) => id !== "cilla"),
    });
    await isPage(await go(md), 404, notYours);
    expect(await reads()).toHaveLength(1);
  });
  test("whose access was lost since gets nothing", async () => {
    const { c, go, md, reads } = await open();
    await c.engine.transact.run({
      workflow: "minutes",
      instance: instanceOf(c) as never,
      command: "close",
      values: {},
      by: "configuration",
    });
    await isPage(await go(md), 404, notYours);
    expect(await reads()).toEqual([]);
  });
  test("a file that cannot be made: a page that says so, an error's name in the log and nothing of its text", async () => {
    const { c, go, broken, reads } = await open();
    await isPage(await go(broken), 500, "Filen gick inte att skapa");
    expect(c.facts.at(-1)).toMatchObject({ event: "file.failed", error: "RangeError" });
    expect(await reads()).toEqual([]);
  });
  test("the log has no text, no token and nobody's name", async () => {
    const { c, go, links } = await open();
    for (const link of links) await go(link);
    await go(`${links[0]}x`);
    const log = JSON.stringify(c.facts);
    expect(log).toContain("file.refused");
    for (const link of links) expect(log).not.toContain(link.slice(-40));
    expect(log).not.toMatch(/nobody may read|Det här|hostile|<b>|\banna\b|Funktion/);
  });
});

test("types: files stand in a panel and nowhere that lasts; an invitation holds nothing of class B", () => {
  expectTypeOf<FilesBlock>().toExtend<Panel["body"][number]>();
  expectTypeOf<FilesBlock>().not.toExtend<NonNullable<Message["body"]>[number]>();
  expectTypeOf<FilesBlock>().not.toExtend<Home["body"][number]>();
  type Held = NonNullable<Invitation["summary" | "description"]["with"]>[string];
  expectTypeOf<Span>().toExtend<Held>();
  expectTypeOf<Secret>().not.toExtend<Held>();
});
