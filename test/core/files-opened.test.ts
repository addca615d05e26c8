// What a person's request leaves in the agency's records, written to disk and opened by other programs: the certificate of an erasure, and the extract that is given out.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { begunRequest } from "../support/begun-request.ts";
import { anna, said } from "../support/office.ts";
import { hasOffice, hasPoppler, openedFile } from "../support/opened-files.ts";

const [lead, deputy] = ["noomi-chef", "noomi-ersattare"];
type Begun = Awaited<ReturnType<typeof begunRequest>>;
/** As somebody saves it: under the name that came with it. */
const saved = async (
  { world, o }: Begun,
  workflow: string,
  instance: string,
  panel: string,
  ending: string,
) => {
  const reply = await o.asks(anna, { kind: "panel", workflow, instance, panel });
  if (reply.kind !== "panel") throw new Error(reply.kind);
  const links = reply.panel.body.flatMap((block) => (block.kind === "files" ? block.files : []));
  const names = await Promise.all(
    links.map(async ({ url }) => {
      const response = await world.stafett.files.fetch(url.split("/").at(-1) ?? "", false);
      const name = decodeURIComponent(
        /filename\*=UTF-8''(.*)$/.exec(response.headers.get("content-disposition") ?? "")?.[1] ??
          "",
      );
      return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
    }),
  );
  const found = names.find(({ name }) => name.endsWith(`.${ending}`));
  if (!found) throw new Error(`no ${ending} among ${names.map(({ name }) => name).join()}`);
  return found;
};
const sumIn = (name: string): string => / ([0-9a-f]{8})\.\w+$/.exec(name)?.[1] ?? "none";
const sumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each([
  ["pdf", hasPoppler],
  ["docx", hasPoppler && hasOffice],
] as const)("as %s, opened by another program", (ending, isThere) => {
  test.skipIf(!isThere)(
    "the certificate of an erasure says what was decided, done and told, and nothing of the case that is gone",
    async () => {
      const b = await begunRequest("erasure");
      await b.o.does(anna, "case", "close", { reason: "goalReached" }, b.kase);
      await b.o.does(lead, "rights", "answer", { outcome: "met" }, b.id);
      await b.o.does(lead, "rights", "erase", { sure: "yes" }, b.id);
      await b.o.does(deputy, "rights", "confirmErase", {}, b.id);
      await b.world.idle();
      const { name, bytes } = await saved(b, "rights", b.id, "show", ending);
      const { info, text, written } = openedFile(name, bytes);
      expect([name, sumOf(written).slice(0, 8)]).toEqual([
        expect.stringMatching(/^Begäran .+, .*2026 [0-9a-f]{8}\.\w+$/),
        sumIn(name),
      ]);
      expect(info).toMatchObject({ Encrypted: "no", "Page size": expect.stringContaining("A4") });
      for (const key of [
        "rights.erased",
        "rights.erased.until",
        "rights.certificate.not",
        "rights.told.title",
      ])
        expect(text.replaceAll(/\s+/g, " ")).toContain(said(key));
      expect(text).toContain("Evonhuset");
      expect([text.includes(b.ref), text.includes(b.words)]).toEqual([false, false]);
      // The day in Swedish, and each å, ä and ö as it is.
      expect(text).toMatch(/Säkerhetskopior: det som är raderat går inte att läsa/);
      if (ending === "pdf") expect(info).toMatchObject({ Tagged: "yes", Author: "Stafett" });
    },
  );
  test.skipIf(!isThere)(
    "the extract has the case by its reference, and the certificate names it by the whole checksum",
    async () => {
      const b = await begunRequest("access");
      await b.o.does(lead, "rights", "answer", { outcome: "met" }, b.id);
      const extract = await saved(b, "case", b.kase, "fetch", ending);
      const { text, written, info } = openedFile(extract.name, extract.bytes);
      expect(sumOf(written).slice(0, 8)).toBe(sumIn(extract.name));
      for (const each of [b.ref, b.words, "Noomi", "Evonhuset", "Samtycken"])
        expect(text).toContain(each);
      expect(Number(info.Pages)).toBeGreaterThan(0);
      const at = new Date(b.world.stafett.core.clock.now()).toISOString();
      await b.o.does(
        anna,
        "rights",
        "giveOut",
        { document: `${ending} ${at} ${sumIn(extract.name)}` },
        b.id,
      );
      const certificate = await saved(b, "rights", b.id, "show", ending);
      const opened = openedFile(certificate.name, certificate.bytes);
      expect(sumOf(opened.written).slice(0, 8)).toBe(sumIn(certificate.name));
      expect(opened.text.replaceAll(/\s+/g, "")).toContain(sumOf(extract.bytes));
    },
  );
});
