// A referral to an agency outside, or a question about a place, its answer link as the sender reads it in Slack, and somebody without an account who opens it.
import { Browser } from "./browser.ts";
import { textOf, type World } from "./world.ts";

export const origin = "https://stafett.example.se";
const sender = "U0NOOMI01";
export const outsider = (world: World): Browser =>
  new Browser(
    origin,
    (request) =>
      world.stafett.adapters.get("web")?.pages?.visit(request) ??
      Promise.reject(new Error("no web")),
  );
type Commanded = { readonly stafett: Pick<World["stafett"], "engine"> };
/** A command of a member. Throws where it is not done. The id of its instance. */
export const commanded = async (
  world: Commanded,
  workflow: string,
  command: string,
  values: object,
  instance?: string,
  who = "noomi-kontakt",
): Promise<string> => {
  const { transact } = world.stafett.engine;
  const member = (await transact.instances.people()).people.members.get(who as never);
  const done = await transact.run({
    workflow,
    command,
    values,
    by: { member },
    ...(instance && { instance }),
  } as never);
  if (done.kind !== "ok") throw new Error(`${command}: ${JSON.stringify(done)}`);
  return done.instance;
};
type From = {
  readonly holder: string;
  readonly deputy: string;
  readonly by: string;
  readonly basis: string;
};
const noomi: From = {
  holder: "noomi-kontakt",
  deputy: "noomi-ersattare",
  by: "noomi-kontakt",
  basis: "samtycke_ngo",
};
/** A referral to an agency where nobody works cases in Stafett. */
export const sentOutside = async (
  world: Commanded,
  { holder, deputy, by, basis }: From = noomi,
): Promise<string> => {
  const to = "plattformen";
  const kase = await commanded(
    world,
    "case",
    "open",
    { deputy, child: "no", risk: "high", quiet: "no" },
    undefined,
    holder,
  );
  const consent = {
    agency: to,
    kind: "sekretess",
    purpose: "annat",
    given: "yes",
    form: "spoken",
    groups: ["behov"],
  };
  await commanded(world, "case", "consent", consent, kase, by);
  const values = {
    kase,
    to,
    service: "annat",
    urgency: "normal",
    kind: "hanvisning",
    groups: ["behov"],
    basis,
    payer: "NSP",
    interpreter: "yes",
  };
  const referral = await commanded(world, "referral", "draft", values, undefined, by);
  await commanded(world, "referral", "send", {}, referral, by);
  return referral;
};
/** The same, with its messages where they belong. */
export const referred = async (world: World, from: From = noomi): Promise<string> => {
  const referral = await sentOutside(world, from);
  await world.idle();
  return referral;
};
/** A question about a place, to these. */
export const questioned = async (world: World, agencies: readonly string[]): Promise<string> => {
  const values = {
    service: "skyddat_boende",
    urgency: "skyndsam",
    child: "yes",
    band: "3plus",
    agencies,
  };
  const question = await commanded(world, "capacity", "ask", values);
  await world.idle();
  return question;
};
export const written = async (world: World): Promise<number> => {
  const rows = await world.stafett.data.query(
    "select (select count(*) from events) + (select count(*) from access_log) + (select count(*) from records) as n",
    [],
  );
  return Number(rows[0]?.n);
};
/** How many screens the access log has of somebody with a link. */
export const shownTo = async (world: World, workflow = "referral"): Promise<number> => {
  const { instances } = world.stafett.engine.transact;
  const needs = { shown: { showings: workflow, limit: 1_000 } };
  const read = await instances.world((await instances.people()).people, needs as never);
  return read
    .accessLog("shown")
    .rows.filter((row) => "member" in row && (row.member as string) === "link").length;
};
export const cardOf = (world: World, whose = sender): string =>
  world.cloud
    .messages(world.cloud.im(whose))
    .map(({ blocks }) => textOf(blocks))
    .at(-1) ?? "";
type Row = {
  readonly block_id: string;
  readonly elements?: readonly {
    readonly action_id: string;
    readonly text: { readonly text: string };
  }[];
};
type Link = { readonly path: string; readonly code: string };
/** The screen behind a button of the newest card in Slack. */
export const opened = async (world: World, label: string, whose = sender): Promise<string> => {
  const person = world.cloud.as(whose);
  const message = world.cloud.messages(world.cloud.im(whose)).at(-1);
  const blocks = (message?.blocks ?? []) as unknown as readonly Row[];
  const [at] = blocks.flatMap(({ block_id, elements = [] }) =>
    elements.flatMap(({ action_id, text }) =>
      text.text === label ? [{ blockId: block_id, actionId: action_id }] : [],
    ),
  );
  if (!message || !at) throw new Error(`the card has no button ${label}`);
  const { modal } = await person.click({ channel: world.cloud.im(whose), ts: message.ts, ...at });
  await world.idle();
  return textOf(modal?.blocks);
};
/** As the sender reads it in Slack. */
export const made = async (world: World, whose = sender): Promise<Link> => {
  const again = cardOf(world, whose).includes("[Visa svarslänken]");
  const text = await opened(world, again ? "Visa svarslänken" : "Skapa svarslänk", whose);
  const [, path = "", code = ""] =
    /https:\/\/stafett\.example\.se(\/answer\/[a-z2-7]{52})[\s\S]*?(\d{3} \d{3})/.exec(text) ?? [];
  return { path, code };
};
export const opens = async (browser: Browser, { path, code }: Link): Promise<void> => {
  await browser.get(path);
  await browser.fill("/answer/open", { code });
};
