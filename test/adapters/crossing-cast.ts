// The sample configuration's people on both platforms, and short ways to let them act and to see what they see.
import { onTestFinished } from "vitest";
import { overWeb } from "../../playground/server/worlds.ts";
import type { TeamsStandIn } from "../../playground/teams/stand-in.ts";
import type { Config } from "../../src/config/index.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { consentTo } from "../support/consent-to.ts";
import { buttonsIn, cardText } from "../support/teams.ts";
import { createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

export const malmo = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
export const police = "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713";
/** Object ids of people. */
export const oid = {
  worker: "c0de0011-5af3-4b71-a9d2-6e18f0b70011",
  mate: "c0de0012-5af3-4b71-a9d2-6e18f0b70012",
  chef: "c0de0013-5af3-4b71-a9d2-6e18f0b70013",
  officer: "c0de0021-5af3-4b71-a9d2-6e18f0b70021",
  coordinator: "c0de0031-5af3-4b71-a9d2-6e18f0b70031",
} as const;
export const member = {
  anna: "noomi-kontakt",
  worker: "socialtjansten-malmo-handlaggare",
  mate: "socialtjansten-malmo-ersattare",
  chef: "socialtjansten-malmo-chef",
  officer: "polisen-syd-kontakt",
  coordinator: "regionkoordinator-1",
} as const;
export const channel = {
  both: "19:noomi-malmo-000000000000000000000@thread.tacv2",
  malmo: "19:malmo-socialtjanst-00000000000000@thread.tacv2",
  region: "19:region-syd-0000000000000000000000@thread.tacv2",
} as const;

type Values = Readonly<Record<string, unknown>>;
export type Seen = Awaited<ReturnType<ReturnType<TeamsStandIn["as"]>["say"]>>;
export const edited = (change: { readonly members?: object; readonly spaces?: object }): Config => {
  const config = sampleConfig();
  const named = <T extends { readonly id: string }>(
    list: readonly T[],
    changes: object = {},
  ): T[] => list.map((one) => ({ ...one, ...((changes as Record<string, object>)[one.id] ?? {}) }));
  return {
    ...config,
    members: named(config.members, change.members),
    spaces: named(config.spaces, change.spaces),
  };
};

export class Cast {
  readonly world: World;
  readonly teams: TeamsStandIn;
  constructor(world: World) {
    if (!world.teams) throw new Error("there is no Teams in this world");
    this.world = world;
    this.teams = world.teams;
  }
  /** A command by a member, past every screen. Gives the instance. */
  async does(
    who: string,
    workflow: string,
    command: string,
    values: Values = {},
    instance?: string,
  ): Promise<string> {
    const { transact } = this.world.stafett.engine;
    const by = (await transact.instances.people()).people.members.get(who);
    if (!by) throw new Error(`nobody is ${who}`);
    const order = {
      workflow,
      command,
      values,
      by: { member: by },
      ...(instance !== undefined && { instance: instance as InstanceId }),
    };
    const done = await transact.run(order);
    if (done.kind !== "ok")
      throw new Error(`${who} ${workflow}.${command}: ${JSON.stringify(done)}`);
    await this.world.idle();
    return done.instance;
  }
  async state<T = Record<string, never>>(instance: string): Promise<T> {
    return (await this.world.stafett.engine.transact.instances.load(instance as InstanceId))
      ?.state as T;
  }
  async people() {
    return (await this.world.stafett.engine.transact.instances.people()).people;
  }
  /** A case of Noomi's in which Malmö takes part: a card in the space that stands on both platforms. */
  async shared(risk = "high"): Promise<string> {
    const id = await this.does(member.anna, "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk,
      quiet: "no",
    });
    const invitation = {
      agency: "socialtjansten-malmo",
      basis: "samtycke_ngo",
      purpose: "ekonomiskt_bistand",
      groups: ["behov"],
    };
    await this.does(member.anna, "case", "consent", consentTo(invitation), id);
    await this.does(member.anna, "case", "invite", invitation, id);
    await this.does(member.worker, "case", "accept", { contact: member.worker }, id);
    return id;
  }
  /** A case of Malmö's own, with the colleague as deputy. */
  own(risk = "high"): Promise<string> {
    return this.does(member.worker, "case", "open", {
      deputy: member.mate,
      child: "no",
      risk,
      quiet: "no",
    });
  }
  /** What the bot wrote where this person talks with it. */
  personal(user: string): string[] {
    return this.channel(this.teams.personal(user));
  }
  channel(id: string): string[] {
    return this.teams
      .activities(id)
      .filter((activity) => activity.from === undefined && activity.targeted === undefined)
      .map((activity) => cardText(activity.card));
  }
  slack(place: string): string[] {
    const id = place.startsWith("U0") ? this.world.cloud.im(place) : place;
    return this.world.cloud.messages(id).map((message) => textOf(message.blocks));
  }
  /** The newest card with this button, pressed. */
  async press(user: string, conversation: string, label: string): Promise<Seen> {
    const replaced = this.teams.core.state.replaced[user] ?? {};
    for (const activity of this.teams.activities(conversation).toReversed()) {
      const button = buttonsIn(replaced[activity.id] ?? activity.card).find(
        (each) => each.title === label,
      );
      if (!button || (activity.targeted !== undefined && activity.targeted !== user)) continue;
      const seen = await this.teams.as(user).press(conversation, activity.id, button);
      await this.world.idle();
      return seen;
    }
    throw new Error(`no button ${label}`);
  }
  /** A button of the dialog that is open, with what was filled in. */
  async inDialog(
    user: string,
    label: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const button = buttonsIn(this.dialogCard(user)).find((each) => each.title === label);
    if (!button) throw new Error(`no button ${label} in the dialog`);
    const seen = await this.teams.as(user).submit(button, values);
    await this.world.idle();
    return seen;
  }
  dialogCard(user: string): unknown {
    const { dialog } = this.teams.as(user).see();
    return dialog && "card" in dialog ? dialog.card : undefined;
  }
  /** An activity in Teams' shape, signed as Teams signs. */
  async sends(activity: Values): Promise<Response> {
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${this.teams.sign()}`,
    };
    const request = new Request("http://127.0.0.1/api/messages", {
      method: "POST",
      headers,
      body: JSON.stringify(activity),
    });
    const answer = await overWeb(this.world.stafett.adapters.get("teams"), request);
    await this.world.idle();
    return answer;
  }
  #drawn = 0;
  /** The last activity that Teams sent, changed, under an id of its own. */
  lastSent(change: (activity: Values) => Values): Values {
    const last = this.teams.sent.at(-1)?.activity as Values | undefined;
    if (!last) throw new Error("nothing was sent yet");
    this.#drawn += 1;
    return { ...last, id: `changed:${this.#drawn}`, ...change(last) };
  }
}
/** Closed when the test is over. */
export const cast = async (config?: Config): Promise<Cast> => {
  const world = await createWorld({ teams: true, ...(config && { config }) });
  onTestFinished(() => world.close());
  return new Cast(world);
};
