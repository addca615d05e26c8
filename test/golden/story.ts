// One case from the first day to erasure, as the people see it: every message and every screen, as text.
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import { createWorld, textOf, type World } from "../support/world.ts";
import { inLanguage } from "./teams-story.ts";

type Actor = ReturnType<SlackStandIn["as"]>;
type Seen = Awaited<ReturnType<Actor["slash"]>>;
type Blocks = readonly {
  readonly block_id?: string;
  readonly elements?: readonly Button[];
  readonly accessory?: Button;
}[];
type Button = { readonly type: string; readonly action_id?: string; readonly value?: string };

/** The button that carries a command or a panel, wherever it stands. */
const button = (
  blocks: unknown,
  wanted: string,
): { readonly blockId: string; readonly actionId: string } => {
  for (const block of blocks as Blocks) {
    for (const one of [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])]) {
      if (one.type !== "button" || !one.value?.startsWith("{")) continue;
      const value = JSON.parse(one.value) as { c?: string; p?: string };
      if (value.c === wanted || value.p === wanted)
        return { blockId: block.block_id ?? "", actionId: one.action_id ?? "" };
    }
  }
  throw new Error(`no button for ${wanted}`);
};

/** Everybody reads one language, so that a transcript is in one. */
class Story {
  readonly #world: World;
  readonly #lines: string[] = [];
  readonly #told = new Map<string, string>();
  #ref = "";
  constructor(world: World) {
    this.#world = world;
  }
  static async in(language: "sv" | "en"): Promise<Story> {
    return new Story(await createWorld({ config: inLanguage(language), teams: true }));
  }
  as(user: string): Actor {
    return this.#world.cloud.as(user);
  }
  channel(name: string): string {
    return this.#world.cloud.channels().find((c) => c.name === name)?.id ?? "";
  }
  get ref(): string {
    return this.#ref;
  }
  /** A screen, or what was said to this person alone. */
  async screen(what: string, doing: Promise<Seen>): Promise<Seen> {
    const seen = await doing;
    await this.#world.idle();
    this.#lines.push(`### ${what}`);
    for (const said of seen.ephemerals) this.#lines.push(said.text);
    if (seen.errors) for (const text of Object.values(seen.errors)) this.#lines.push(`! ${text}`);
    if (seen.modal)
      this.#lines.push(
        `«${(seen.modal.title as { text: string }).text}»`,
        textOf(seen.modal.blocks),
      );
    this.#ref ||= /SYD-\w{4}-\w{2}/.exec(this.#lines.join("\n"))?.[0] ?? "";
    this.#messages();
    return seen;
  }
  async until(iso: string): Promise<void> {
    await this.#world.until(iso);
    this.#lines.push(`\n## ${iso}`);
    this.#messages();
  }
  async click(user: string, place: string, wanted: string, what: string): Promise<Seen> {
    const channel = place === "dm" ? this.#world.cloud.im(user) : this.channel(place);
    const messages = this.#world.cloud
      .messages(channel)
      .filter((m) => JSON.stringify(m.blocks ?? "").includes(`\\"${wanted}\\"`));
    const message = messages.at(-1);
    if (!message) throw new Error(`no message with ${wanted}`);
    return this.screen(
      what,
      this.as(user).click({ channel, ts: message.ts, ...button(message.blocks, wanted) }),
    );
  }
  inView(user: string, seen: Seen, wanted: string, what: string): Promise<Seen> {
    const { blockId, actionId } = button(seen.modal?.blocks, wanted);
    return this.screen(what, this.as(user).clickInView(seen.modal?.id ?? "", blockId, actionId));
  }
  /** Its document as PDF, by somebody of its agency. */
  async fetched(member: string): Promise<{ readonly document: string }> {
    const [kase] = await this.#world.lines({ workflow: "case", ref: this.ref, limit: 1 });
    return fetchedPdf(this.#world.stafett, member, kase?.instance ?? "");
  }
  submit(
    user: string,
    seen: Seen,
    values: Record<string, string | string[]>,
    what: string,
  ): Promise<Seen> {
    return this.screen(what, this.as(user).submit(seen.modal?.id ?? "", values));
  }
  /** New messages, and those that have changed. */
  #messages(): void {
    const news: string[] = [];
    for (const channel of this.#world.cloud.channels()) {
      for (const m of this.#world.cloud.messages(channel.id)) {
        const text = `${m.text}\n${textOf(m.blocks)}`;
        const key = `${channel.id}/${m.ts}`;
        if (this.#told.get(key) === text) continue;
        const where =
          channel.kind === "im"
            ? `@${channel.members.find((id) => id !== "U0STAFETT")}`
            : `#${channel.name}`;
        news.push(
          `→ ${where}${this.#told.has(key) ? " (changed)" : ""}: ${text.replaceAll("\n", "\n    ")}`,
        );
        this.#told.set(key, text);
      }
    }
    // Places are written at the same time: their order among each other means nothing.
    this.#lines.push(...news.sort());
  }
  async end(): Promise<string> {
    await this.#world.close();
    const text = this.#lines.join("\n");
    const words = /SYD-\w{4}-\w{2} · (\p{L}+ \p{L}+)/u.exec(text)?.[1] ?? "-";
    return `${text
      .replaceAll(this.#ref, "SYD-XXXX-XX")
      .replaceAll(/KVI-\w{4}-\w{2}/g, "KVI-XXXX-XX")
      .replaceAll(words, "två ord")
      .replaceAll(/(«SYD-XXXX-XX · )[^»]*/g, "$1…")}\n`;
  }
}

const me = "U0NOOMI01";
const deputy = "U0NOOMI02";
const lead = "U0NOOMI03";
const coordinator = "U0EVON01";

const open = async (s: Story): Promise<void> => {
  const form = await s.screen("/arende", s.as(me).slash("/arende", "", s.channel("noomi")));
  await s.submit(me, form, { "f:risk": "high", "f:child": "yes" }, "opened, about a child");
  const shown = await s.screen("/arende REF", s.as(me).slash("/arende", s.ref, s.channel("noomi")));
  const asked = await s.inView(me, shown, "consent", "what the person agrees to");
  const said = await s.screen("Mer", s.as(me).clickInView(asked.modal?.id ?? "", "m:more", "more"));
  await s.submit(
    me,
    said,
    {
      "f:kind": "sekretess",
      "f:agency": "evonhuset",
      "f:purpose": "skyddat_boende",
      "f:given": "yes",
      "f:form": "spoken",
      "f:groups": ["sakerhet", "behov"],
    },
    "recorded",
  );
  const again = await s.screen("/arende REF", s.as(me).slash("/arende", s.ref, s.channel("noomi")));
  const invite = await s.inView(me, again, "invite", "invite");
  await s.submit(
    me,
    invite,
    {
      "f:agency": "evonhuset",
      "f:basis": "samtycke_ngo",
      "f:purpose": "skyddat_boende",
      "f:groups": ["sakerhet", "behov"],
    },
    "invited",
  );
  const invitation = await s.click(coordinator, "dm", "look", "the invitation");
  const accept = await s.inView(coordinator, invitation, "accept", "accept");
  await s.submit(coordinator, accept, {}, "accepted");
};
const followUp = async (s: Story): Promise<void> => {
  await s.until("2026-11-26T07:31:00Z");
  await s.click(me, "dm", "noContact", "one tap: no contact");
  const form = await s.screen(
    "/lageskoll REF",
    s.as(me).slash("/lageskoll", s.ref, s.channel("noomi")),
  );
  const more = await s.screen("Mer", s.as(me).clickInView(form.modal?.id ?? "", "m:more", "more"));
  const acute = await s.submit(me, more, { "f:safety": "red", "f:contact": "no" }, "red");
  const called = await s.inView(me, acute, "called", "whom did you call");
  await s.submit(me, called, { "f:whom": "112", "f:basis": "vitalt_intresse" }, "noted");
  await s.until("2026-11-27T14:05:00Z");
};
const handOver = async (s: Story): Promise<void> => {
  const form = await s.screen(
    "/stafett lämna över",
    s.as(me).slash("/stafett", "lämna över", s.channel("noomi")),
  );
  await s.submit(me, form, {}, "offered");
  await s.click(deputy, "dm", "accept", "accepted");
  const shown = await s.click(deputy, "dm", "show", "opened by the new holder");
  const full = await s.inView(
    deputy,
    shown,
    "checkIn",
    "after acute danger one tap is no answer: the full form",
  );
  await s.submit(deputy, full, { "f:safety": "yellow", "f:contact": "yes" }, "looked at in full");
  const again = await s.screen(
    "/arende REF",
    s.as(deputy).slash("/arende", s.ref, s.channel("noomi")),
  );
  await s.inView(deputy, again, "calm", "one tap: contact today");
  const away = await s.screen(
    "/stafett borta",
    s.as(me).slash("/stafett", "borta", s.channel("noomi")),
  );
  await s.submit(me, away, { "f:until": "2026-12-01" }, "away");
  const deadline = await s.screen(
    "/stafett tidsfrist",
    s.as(deputy).slash("/stafett", `tidsfrist ${s.ref}`, s.channel("noomi")),
  );
  await s.submit(deputy, deadline, { "f:kind": "betanketid", "f:day": "2026-12-08" }, "a deadline");
  await s.until("2026-12-01T08:05:00Z");
};
const finish = async (s: Story): Promise<void> => {
  const risk = await s.screen(
    "/stafett risk",
    s.as(deputy).slash("/stafett", `risk ${s.ref}`, s.channel("noomi")),
  );
  await s.submit(deputy, risk, { "f:risk": "low" }, "the risk is low");
  const form = await s.screen(
    "/stafett avsluta",
    s.as(deputy).slash("/stafett", `avsluta ${s.ref}`, s.channel("noomi")),
  );
  await s.submit(
    deputy,
    form,
    { "f:reason": "goalReached", "f:sex": "woman" },
    "a colleague is asked",
  );
  const asked = await s.screen(
    "/arende REF",
    s.as(lead).slash("/arende", s.ref, s.channel("noomi")),
  );
  await s.inView(lead, asked, "confirmClose", "the lead confirms");
  await s.screen(
    "erase too early",
    s.as(lead).slash("/stafett", `radera ${s.ref}`, s.channel("noomi")),
  );
  await s.screen(
    "filed before it is fetched",
    s.as(lead).slash("/stafett", `dokumenterat ${s.ref}`, s.channel("noomi")),
  );
  await s.screen(
    "where it is fetched",
    s.as(lead).slash("/stafett", `hämta ärendet ${s.ref}`, s.channel("noomi")),
  );
  const { document } = await s.fetched("noomi-chef");
  const which = await s.screen(
    "which document",
    s.as(lead).slash("/stafett", `dokumenterat ${s.ref}`, s.channel("noomi")),
  );
  await s.submit(lead, which, { "f:document": document }, "filed");
  await s.until("2027-03-01T13:00:00Z");
  const erase = await s.screen(
    "erase",
    s.as(lead).slash("/stafett", `radera ${s.ref}`, s.channel("noomi")),
  );
  await s.submit(lead, erase, { "f:sure": "erase" }, "erased");
  await s.screen("gone", s.as(lead).slash("/arende", s.ref, s.channel("noomi")));
};
const panels = async (s: Story): Promise<void> => {
  for (const text of [
    "",
    "vem",
    "hjälp",
    "försenade",
    "mina",
    "qwerty",
    "811218-9876",
    "lugnt SYD-7KQ3-M8",
  ])
    await s.screen(`/stafett ${text}`, s.as(me).slash("/stafett", text, s.channel("noomi")));
  await s.screen(
    "/stafett region",
    s.as(coordinator).slash("/stafett", "region", s.channel("region-syd")),
  );
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const story = await Story.in(language);
  await open(story);
  await followUp(story);
  await panels(story);
  await handOver(story);
  await finish(story);
  return story.end();
};
