// Somebody who has the web alone, in the play: what comes to them is told by mail, over real SMTP, and the page shows it.
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { send } from "../../adapters/web/mail/smtp.ts";
import type { MailboxRow } from "../../playground/page/contract.ts";
import { Quiet } from "../../playground/page/guide-quiet.ts";
import { Mailbox } from "../../playground/server/mailbox.ts";
import { senderTo } from "../support/mail-server.ts";
import { inviting } from "./inviting.ts";
import { startWhole, type Whole } from "./whole.ts";

const invited = inviting(/advokatbyrån/i, /juridi/i);
const boxesOf = async ({ url }: Whole): Promise<readonly MailboxRow[]> =>
  (await (
    await fetch(`${url}/play/mail`, { headers: { "accept-language": "sv" } })
  ).json()) as MailboxRow[];
const mailsOf = async (whole: Whole): Promise<MailboxRow["mails"]> =>
  (await boxesOf(whole))[0]?.mails ?? [];
/** What stands on the web for somebody, as the link beside their mail leads there. */
const webOf = async (url: string, user: string): Promise<string> => {
  const by = async (address: string, headers = {}): Promise<Response> =>
    fetch(address, { redirect: "manual", headers });
  const there = (await by(`${url}/play/web?user=${user}`)).headers.get("location") ?? "";
  const cookie = (await by(there)).headers.get("set-cookie")?.split(";")[0] ?? "";
  return await (await by(new URL("/", there).href, { cookie })).text();
};
const minuteMs = 60_000;

describe("somebody of the play who has the web alone", () => {
  test("is told of a case by one mail, of another in the same quarter of an hour by none, and of that one afterwards; no mail says anything of a case", async () => {
    const whole = await startWhole();
    onTestFinished(() => whole.stop());
    const { door, url } = whole;
    expect(await boxesOf(whole)).toEqual([
      { user: "advokat-bitrade", name: "Målsägandebiträde, Advokatbyrån", mails: [] },
    ]);
    const cases = (await door.cases()).filter(({ open }) => open);
    const invite = (at: number): Promise<void> =>
      new Quiet(door, "sv", cases[at]?.ref ?? "").perform(invited);
    await invite(0);
    const [first] = await mailsOf(whole);
    if (!first) throw new Error("no mail");
    const cameAt = Date.parse(first.at);
    const clockAt = async (afterMs: number): Promise<unknown> =>
      door.post("clock", { to: new Date(cameAt + afterMs).toISOString() });
    await clockAt(10 * minuteMs);
    await invite(1);
    await clockAt(14 * minuteMs);
    expect(await mailsOf(whole)).toEqual([first]);
    await clockAt(16 * minuteMs);
    const both = await mailsOf(whole);
    expect(both.map(({ id }) => id)).toEqual(["2", "1"]);
    expect(Date.parse(both[0]?.at ?? "") - cameAt).toBeGreaterThanOrEqual(15 * minuteMs);
    for (const { from, subject, text } of both) {
      expect([from, subject]).toEqual(["stafett@advokat.example", "Något väntar på dig i Stafett"]);
      expect(text).toMatch(
        /^Något väntar på dig i Stafett\. Öppna http:\/\/127\.0\.0\.1:\d+ och logga in/,
      );
      for (const { ref, words } of cases)
        expect(`${subject}${text}`).not.toMatch(new RegExp(`${ref}|${String(words)}`));
    }
    // What the mail does not say is there for them, and both invitations are.
    expect((await webOf(url, "advokat-bitrade")).match(/Öppna inbjudan/g)).toHaveLength(2);
    await door.post("reset", {});
    expect(await mailsOf(whole)).toEqual([]);
  });
});

describe("the play's own server of mail", () => {
  const here = "bo@alfa.example";
  const opened = async () => {
    const mailbox = new Mailbox((address) => address === here);
    const { port, close } = await mailbox.open();
    onTestFinished(close);
    const mail = (to: string, text = "Något väntar på dig", at = 0) =>
      send(
        senderTo(port),
        "localhost",
        { to, subject: "Hör på dig, åäö", text, at },
        () => undefined,
      );
    return { mailbox, port, mail };
  };
  test("keeps what comes to somebody of the play, as its sender wrote it, and nothing that goes to others or is too large", async () => {
    const { mailbox, mail } = await opened();
    const told = { count: 0 };
    mailbox.onChange(() => {
      told.count += 1;
    });
    expect(await mail(here, "Något väntar på dig", Date.parse("2027-01-12T07:45:00Z"))).toEqual({
      kind: "taken",
    });
    expect(await mail("eva@beta.example")).toEqual({ kind: "refused", why: "550" });
    expect(await mail(here, "å".repeat(20_000))).toEqual({ kind: "server", why: "552" });
    expect(mailbox.of(here)).toEqual([
      {
        id: "1",
        at: "2027-01-12T07:45:00.000Z",
        from: "stafett@alfa.example",
        subject: "Hör på dig, åäö",
        text: "Något väntar på dig",
      },
    ]);
    expect([mailbox.of("eva@beta.example"), told.count]).toEqual([[], 1]);
  });
  test("lives through what is no mail", async () => {
    const { mailbox, port, mail } = await opened();
    for (const said of [
      "GET / HTTP/1.1\r\n\r\n",
      "\0\xff".repeat(2_000),
      `MAIL FROM:<${"a".repeat(5_000)}>\r\n`,
    ]) {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "data");
      socket.on("error", () => undefined).end(said);
      await once(socket, "close");
    }
    expect(await mail(here)).toEqual({ kind: "taken" });
    expect(mailbox.of(here)).toHaveLength(1);
  });
  test("keeps fifty of one person, and goes on counting after a start", async () => {
    const { mailbox, mail } = await opened();
    for (let n = 0; n < 51; n++) await mail(here);
    const kept = mailbox.of(here).map(({ id }) => Number(id));
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([50, 2, 51]);
    const next = await opened();
    next.mailbox.restore(JSON.parse(JSON.stringify(mailbox.snapshot())));
    await next.mail(here);
    expect(next.mailbox.of(here).map(({ id }) => Number(id))).toEqual([...kept.slice(1), 52]);
    next.mailbox.reset();
    expect(next.mailbox.of(here)).toEqual([]);
  });
});
