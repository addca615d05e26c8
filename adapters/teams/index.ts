// Teams through Microsoft's library, behind a guard of our own.

import { readJson } from "../json.ts";
import { Refused } from "../kept.ts";
import {
  type Adapter,
  type Answered,
  type Delivery,
  type Handle,
  type Inbound,
  type Outcome,
  type Place,
  type Places,
  type Reply,
  type Sent,
  within,
} from "../port.ts";
import { Admission } from "./admission.ts";
import { Answers } from "./answers.ts";
import { publicServiceUrl } from "./cloud-options.ts";
import { Cloud, type CloudOptions } from "./connector.ts";
import { deliver } from "./deliver.ts";
import {
  type Activity,
  conversationTenant,
  identityOf,
  incoming,
  isExtension,
  isPersonal,
  placeOf,
  readActivity,
  teamOf,
  tenantOf,
} from "./parse.ts";
import { Recent } from "./recent.ts";
import { Searches } from "./searches.ts";
import { Sizes } from "./sizes.ts";

export type TeamsOptions = Omit<CloudOptions, "serviceUrl" | "unauthenticated"> & {
  /** Organisations that the configuration names: no other is heard. */
  readonly tenants: readonly string[];
  readonly places: Places;
  readonly handle: Handle;
  readonly serviceUrl?: string | undefined;
  /** Origins that a service URL may have; only a test or a stand-in sets it. */
  readonly serviceOrigins?: readonly string[] | undefined;
  /** For the Microsoft 365 Agents Playground on this machine. The composition root says when that is allowed. */
  readonly unauthenticated?: boolean | undefined;
  /** ms, for what is tried anew after a while; only a test sets it. */
  readonly now?: () => number;
};
const publicOrigins = ["https://smba.trafficmanager.net"];
const issuer = "https://api.botframework.com";

/** What is learnt of an address is durable before the answer, but a database that stalls does not hold the answer back: the next message teaches it again. */
const answerWithinMs = 2_800;
/** Of one activity: a card of 48,000 bytes has fewer. */
const mostParts = 4_000;

/** Without `history`: Teams shows a bot nothing of what was posted. */
class TeamsAdapter implements Adapter {
  readonly platform = "teams";
  readonly inbound: Inbound = { receive: (sent) => this.#receive(sent) };
  readonly #o: TeamsOptions;
  readonly #guard: Admission;
  readonly #cloud: Cloud;
  readonly #recent = new Recent();
  /** What an organisation did not take. */
  readonly #refused: Refused;
  readonly #sizes: Sizes;
  readonly #searches: Searches;
  /** The last service URL of each organisation: for an address that has not said its own. */
  readonly #urls = new Map<string, string>();
  constructor(options: TeamsOptions) {
    this.#o = options;
    const now = options.now ?? (() => performance.now());
    this.#refused = new Refused(now);
    this.#sizes = new Sizes(this.#refused);
    this.#searches = new Searches(this.#refused, now);
    const unauthenticated = options.unauthenticated === true;
    this.#guard = new Admission({
      issuer,
      serviceOrigins: options.serviceOrigins ?? publicOrigins,
      tenants: { has: (tenant) => options.tenants.some((one) => one.toLowerCase() === tenant) },
      unauthenticated,
    });
    this.#cloud = new Cloud(
      { ...options, serviceUrl: options.serviceUrl ?? publicServiceUrl, unauthenticated },
      (activity) => this.#heard(activity),
    );
  }
  /** 400: not what Teams sends. 401, 403: not from Teams, or from an organisation that is not ours. 500: Teams sends it again. */
  async #receive({ body, header }: Sent): Promise<Answered> {
    const activity = readActivity(readJson(body.toString(), mostParts));
    if (!activity) return { status: 400 };
    const authorization = header("authorization");
    const stopped = this.#guard.stops(header, activity.serviceUrl, conversationTenant(activity));
    if (stopped) {
      this.#o.fact({ event: "teams.stopped", by: stopped.fact });
      return { status: stopped.status };
    }
    const { status, body: json } = await this.#cloud.receive(
      authorization === undefined ? {} : { authorization },
      activity,
    );
    if (status === 401) this.#o.fact({ event: "teams.stopped", by: "signature" });
    // The library explains a refusal; whoever sent it learns no more than that.
    return status >= 400 || json === undefined || json === "" ? { status } : { status, json };
  }
  /** To one activity: all that is asked for it has one deadline. */
  #answers(heardAt: number): Answers {
    const handle: Handle = (asked) => this.#o.handle(asked, heardAt);
    return new Answers({
      cloud: this.#cloud,
      handle,
      fact: this.#o.fact,
      sizes: this.#sizes,
      searches: this.#searches,
      refused: this.#refused,
    });
  }
  /** From here on it is known that Teams sent it. */
  async #heard(activity: Activity): Promise<unknown> {
    if (!activity.id) return undefined;
    return this.#recent.once(`${activity.type}:${activity.conversation.id}:${activity.id}`, () =>
      this.#answer(activity),
    );
  }
  async #answer(activity: Activity): Promise<unknown> {
    switch (activity.type) {
      case "installationUpdate":
        await this.#installed(
          activity,
          activity.action === "add" || activity.action === "add-upgrade",
        );
        return undefined;
      case "message":
      case "invoke": {
        const heardAt = performance.now();
        const tenant = await this.#tenantOf(activity);
        const { answer, known } = await this.#answers(heardAt).to(
          activity,
          identityOf(activity, tenant),
        );
        // Whoever is not in the register leaves no trace here.
        if (known)
          await within(
            this.#learn(activity),
            Math.max(0, answerWithinMs - (performance.now() - heardAt)),
          );
        return answer;
      }
      default:
        return undefined;
    }
  }
  /** In a shared channel a person of another organisation may come under the host's: the list of members knows. Asked only where it matters. */
  async #tenantOf(activity: Activity): Promise<string> {
    const said = tenantOf(activity);
    if (activity.from.tenantId !== undefined || isPersonal(activity)) return said;
    const key = `${activity.conversation.id.split(";")[0]}|${activity.from.id}`;
    const [conversation = ""] = activity.conversation.id.split(";");
    try {
      return await this.#recent.remembered(
        key,
        async () =>
          (await this.#cloud.tenantOf(activity.serviceUrl, conversation, activity.from.id)) ?? said,
      );
    } catch {
      // For this time only: what could not be asked is not remembered.
      this.#o.fact({ event: "teams.roster" });
      return said;
    }
  }
  async #learn(activity: Activity): Promise<void> {
    const { serviceUrl } = activity;
    const team = teamOf(activity);
    this.#urls.set(conversationTenant(activity), serviceUrl);
    await this.#o.places.learn(conversationTenant(activity), { serviceUrl });
    if (isExtension(activity)) return;
    await this.#o.places.learn(placeOf(activity), {
      serviceUrl,
      ...(isPersonal(activity) && { conversation: activity.conversation.id }),
      ...(team !== undefined && { team }),
    });
  }
  async #installed(activity: Activity, reachable: boolean): Promise<void> {
    const team = teamOf(activity);
    const told = [
      placeOf(activity),
      ...(team === undefined ? [] : await this.#o.places.ofTeam(team)),
    ];
    for (const address of new Set(told)) {
      const reply = await this.#reach(activity, address, reachable);
      if (reachable && reply.kind === "done" && address === placeOf(activity))
        await this.#learn(activity);
    }
    if (reachable && isPersonal(activity))
      await this.#answers(performance.now()).greet(activity, identityOf(activity));
  }
  #reach(activity: Activity, address: string, reachable: boolean): Promise<Reply> {
    return this.#o.handle(
      incoming(`teams:${activity.id}:${address}`, address, { kind: "reach", reachable }),
    );
  }
  async #find(
    address: string,
  ): Promise<{ readonly place: Place | undefined; readonly serviceUrl: string }> {
    const tenant = address.split("/")[0] ?? "";
    const place = await this.#o.places.find(address);
    const known = [this.#urls.get(tenant), (await this.#o.places.find(tenant))?.serviceUrl];
    // What was learnt under another list of hosts is not believed: the bot's token goes nowhere else. The conversation is the same wherever it is reached.
    const serviceUrl =
      known.find((url) => url !== undefined && this.#guard.allows(url)) ??
      this.#o.serviceUrl ??
      publicServiceUrl;
    return {
      place: place && (this.#guard.allows(place.serviceUrl) ? place : { ...place, serviceUrl }),
      serviceUrl,
    };
  }
  deliver(delivery: Delivery): Promise<Outcome> {
    return deliver(
      {
        connector: this.#cloud,
        find: (address) => this.#find(address),
        learnt: (address, where) => this.#o.places.learn(address, where),
        sizes: this.#sizes,
      },
      delivery,
    );
  }
}
/** Throws when the library cannot be set up. */
export const createTeamsAdapter = (
  options: TeamsOptions,
): Adapter & Pick<TeamsAdapter, "inbound"> => new TeamsAdapter(options);
