// Referrals from Slack to Teams, as the people on both sides see them: every message and every screen, as text.
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { Config } from "../../src/config/index.ts";
import { createWorld, textOf } from "../support/world.ts";
import { inLanguage, TeamsStory } from "./teams-story.ts";

type Seen = Awaited<ReturnType<ReturnType<SlackStandIn["as"]>["slash"]>>;
type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
};
type Blocks = readonly {
  readonly block_id?: string;
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
}[];
type Button = { readonly blockId: string; readonly actionId: string };

/** The first button that says this; `brings` is a word in what it carries, where several say the same. */
const buttonIn = (blocks: unknown, label: string, brings = ""): Button | undefined => {
  for (const block of (blocks ?? []) as Blocks)
    for (const one of [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])])
      if (one.type === "button" && one.text?.text === label && (one.value ?? "").includes(brings))
        return { blockId: block.block_id ?? "", actionId: one.action_id ?? "" };
  return undefined;
};
/** Two municipalities beside the shelter, so that one question goes to both platforms. */
export const withPlaces = (config: Config): Config => {
  const place = {
    type: "skyddat_boende",
    name: "Plats",
    status: "active",
    areas: ["Skåne"],
  } as const;
  const also = ["socialtjansten-malmo", "socialtjansten-lund"].map((agency) => ({
    ...place,
    id: `${agency}-plats`,
    agency,
  }));
  return { ...config, services: [...config.services, ...(also as unknown as Config["services"])] };
};

export class ReferralStory extends TeamsStory {
  static override async in(language: "sv" | "en"): Promise<ReferralStory> {
    return new ReferralStory(
      await createWorld({ config: withPlaces(inLanguage(language)), teams: true }),
      language,
    );
  }
  async #slack(what: string, user: string, doing: Promise<Seen>): Promise<Seen> {
    const seen = await doing;
    await this.settle();
    this.lines.push(`### ${user}: ${what}`);
    for (const said of seen.ephemerals) this.lines.push(said.text);
    if (seen.toast) this.lines.push(`~ ${seen.toast}`);
    if (seen.errors) for (const text of Object.values(seen.errors)) this.lines.push(`! ${text}`);
    if (seen.modal)
      this.lines.push(
        `«${(seen.modal.title as { text: string }).text}»`,
        textOf(seen.modal.blocks),
      );
    this.messages();
    return seen;
  }
  /** The same for a referral, past every screen. */
  refers(
    member: string,
    command: string,
    values: Readonly<Record<string, unknown>>,
    instance?: string,
  ): Promise<string> {
    return this.does(member, command, values, instance, "referral");
  }
  slash(user: string, command: string, text: string, what: string): Promise<Seen> {
    const own = this.world.cloud
      .channels()
      .filter((each) => each.kind === "public" && each.members.includes(user));
    const channel = (own.find((each) => each.name === "noomi") ?? own[0])?.id;
    return this.#slack(what, user, this.world.cloud.as(user).slash(command, text, channel));
  }
  /** The newest message with this button, wherever this person sees it. */
  clicks(user: string, label: string, what: string, brings?: string): Promise<Seen> {
    const { cloud } = this.world;
    const seen = cloud
      .channels()
      .filter((each) => each.members.includes(user))
      .flatMap((each) => cloud.messages(each.id).map((message) => ({ channel: each.id, message })))
      .toSorted((a, b) => Number(b.message.ts) - Number(a.message.ts));
    for (const { channel, message } of seen) {
      const found = buttonIn(message.blocks, label, brings);
      if (found)
        return this.#slack(what, user, cloud.as(user).click({ channel, ts: message.ts, ...found }));
    }
    throw new Error(`no button ${label}`);
  }
  /** The same in the window that is open. */
  clicksHere(user: string, label: string, what: string, brings?: string): Promise<Seen> {
    const actor = this.world.cloud.as(user);
    const { modal } = actor.see();
    const found = buttonIn(modal?.blocks, label, brings);
    if (!modal || !found) throw new Error(`no button ${label} in the window`);
    return this.#slack(what, user, actor.clickInView(modal.id, found.blockId, found.actionId));
  }
  chooses(user: string, field: string, value: string, what: string): Promise<Seen> {
    const actor = this.world.cloud.as(user);
    return this.#slack(
      what,
      user,
      actor.clickInView(actor.see().modal?.id ?? "", `f:${field}`, "v", { selected: value }),
    );
  }
  async sends(
    user: string,
    values: Readonly<Record<string, string | string[]>>,
    what: string,
  ): Promise<Seen> {
    const actor = this.world.cloud.as(user);
    // What stands in the list for a shelter is not its id.
    const { people } = await this.world.stafett.engine.transact.instances.people();
    const sent = Object.entries(this.world.stafett.core.signedValues.hide(values, people)) as [
      string,
      string | string[],
    ][];
    const typed = Object.fromEntries(sent.map(([name, value]) => [`f:${name}`, value]));
    return this.#slack(what, user, actor.submit(actor.see().modal?.id ?? "", typed));
  }
  /** One window back. */
  async backs(user: string): Promise<void> {
    const actor = this.world.cloud.as(user);
    await actor.close(actor.see().modal?.id ?? "");
  }
  async leaves(user: string): Promise<void> {
    const actor = this.world.cloud.as(user);
    const { modal } = actor.see();
    if (modal) await actor.close(modal.id, { all: true });
  }
  protected override async settle(): Promise<void> {
    await super.settle();
    const rows = await this.world.lines({ workflow: "referral", limit: 50 });
    for (const { ref } of rows.map((row) => row.summary)) {
      if (ref === undefined || this.#numbers.has(ref)) continue;
      this.#numbers.set(ref, `H-XXXXX${this.#numbers.size + 1}`);
    }
  }
  readonly #numbers = new Map<string, string>();
  protected override plain(text: string): string {
    let plain = super.plain(text);
    for (const [drawn, name] of this.#numbers) plain = plain.replaceAll(drawn, name);
    return plain;
  }
}
