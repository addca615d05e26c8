// The whole bot with the web as the program opens it: who is told by mail, and who in chat.
import { expect, onTestFinished, test } from "vitest";
import { mailBook, mailSettings } from "../../src/app/platforms/mail.ts";
import type { Config } from "../../src/config/index.ts";
import { mailServer } from "../support/mail-server.ts";
import { readable } from "../support/mail-servers.ts";
import { createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

const address = "noomi/k3v9q2m7x4ta";
const mailbox = "jour@noomi.example";
/** Noomi's contact person with a mailbox, and with the web beside Slack or alone. */
const configured = (port: number, has: "webAlone" | "slackFirst" | "webFirst"): Config => {
  const config = sampleConfig();
  const members = config.members.map((member) => {
    if (member.id !== "noomi-kontakt") return member;
    const { slack, teams: _teams, preferred: _preferred, ...rest } = member;
    return {
      ...rest,
      web: address,
      mail: mailbox,
      ...(has !== "webAlone" &&
        slack && { slack, preferred: has === "webFirst" ? ("web" as const) : ("slack" as const) }),
    };
  });
  const mail = { server: `smtp://127.0.0.1:${port}`, from: "stafett@noomi.example" };
  return {
    ...config,
    members,
    agencies: config.agencies.map((agency) =>
      agency.id === "noomi" ? { ...agency, mail } : agency,
    ),
  };
};
const opened = async (has: Parameters<typeof configured>[1]) => {
  const server = await mailServer();
  const config = configured(server.port, has);
  const world = await createWorld({ config, mail: mailBook({}, mailSettings(config)) });
  onTestFinished(() => world.close());
  return { server, world };
};
/** A colleague gives a case to the contact person. */
const given = async (world: World): Promise<string> => {
  const { transact } = world.stafett.engine;
  const { people } = await transact.instances.people();
  const by = { member: people.members.get("noomi-ersattare") };
  const begun = await transact.run({
    workflow: "case",
    command: "open",
    values: { deputy: "noomi-kontakt", child: "no", risk: "high", quiet: "no" },
    by,
  } as never);
  if (begun.kind !== "ok") throw new Error(begun.kind);
  const values = { holder: { member: "noomi-kontakt" }, deputy: "noomi-ersattare" };
  await transact.run({
    workflow: "case",
    command: "assign",
    instance: begun.instance,
    values,
    by,
  } as never);
  await world.idle();
  return (begun.state as { readonly ref: string }).ref;
};

test("who has the web alone is told by mail, once, without a word of the case, and finds it on the page", async () => {
  const { server, world } = await opened("webAlone");
  const ref = await given(world);
  expect(ref).toMatch(/^SYD-/);
  expect(server.mails.map(({ to }) => to)).toEqual([[mailbox]]);
  for (const mail of server.mails) expect(`${mail.text}${readable(mail)}`).not.toContain(ref);
  await world.until("2026-11-25T11:00:00.000Z");
  const { instances } = world.stafett.engine.transact;
  const { InboxReader } = await import("../../src/engine/inbox.ts");
  const mine = await new InboxReader(
    world.stafett.core,
    instances,
    world.stafett.engine.locale,
    "web",
  ).mine(address);
  expect(mine?.posts.length).toBeGreaterThan(0);
});
test("who has Slack beside the web is told there as before, and by no mail", async () => {
  const { server, world } = await opened("slackFirst");
  await given(world);
  expect(
    world.cloud.messages(world.cloud.im("U0NOOMI01")).map(({ blocks }) => textOf(blocks)).length,
  ).toBeGreaterThan(0);
  expect(server.mails).toEqual([]);
});
test("who wants the web before Slack is told by mail", async () => {
  const { server, world } = await opened("webFirst");
  await given(world);
  expect(server.mails.map(({ to }) => to)).toEqual([[mailbox]]);
  expect(world.cloud.messages(world.cloud.im("U0NOOMI01"))).toEqual([]);
});
test("whose mailbox is refused and has Slack too gets what comes next in Slack", async () => {
  const { server, world } = await opened("webFirst");
  server.answers.set(mailbox, [550, 550, 550, 550]);
  await given(world);
  expect(server.mails).toEqual([]);
  await given(world);
  expect(world.cloud.messages(world.cloud.im("U0NOOMI01")).length).toBeGreaterThan(0);
});
