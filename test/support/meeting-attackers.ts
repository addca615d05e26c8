// Meetings of Noomi, Evonhuset, a county board and Malmö's social services, and whoever would like to know more of them than they may.
import type { Reply } from "../../adapters/port.ts";
import { registerOf } from "../../src/app/configuration/register.ts";
import type { Config } from "../../src/config/index.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Agenda } from "../../workflows/agenda/model.ts";
import type { Series } from "../../workflows/agenda/series/rules.ts";
import { consentTo } from "./consent-to.ts";
import { local } from "./given.ts";
import { anna as annaId, coordinator, Office } from "./office.ts";
import { Attackers } from "./referral-attackers.ts";
import { sampleConfig, type World } from "./world.ts";

export const [skane, nspm, technician, auditor, shelter] = [
  "U0LSTSKA",
  "U0NSPM01",
  "U0DRIFT01",
  "U0AUDIT1",
  "U0BOENDE1",
];
export const skaneId = "lansstyrelsen-skane-samordnare";
/** The auditor of an agency that is invited can be reached in Slack as well. */
export const withAuditor = (): Config => {
  const config = sampleConfig();
  const members = config.members.map((each) =>
    each.id === "dataskydd-malmo" ? { ...each, slack: `T0STAFETT/${auditor}` } : each,
  );
  return { ...config, members };
};
export const publicUrl = "https://stafett.example.org";
export const meetingDay = local("2026-12-01", "09:00");
const plan = {
  template: "noomi_syd_avstamning",
  day: "2026-12-01",
  time: "09:00",
  rhythm: "biweekly",
  invited: ["noomi", "lansstyrelsen-skane", "socialtjansten-malmo"],
  minutes: "60",
  rotate: "no",
};
type Values = Readonly<Record<string, unknown>>;
const token = (url: string): string => url.split("/").at(-1) ?? "";

export class MeetingAttackers extends Attackers {
  readonly o: Office;
  constructor(world: World) {
    super(world);
    this.o = new Office(world);
  }
  async planned(more: Values = {}): Promise<{ readonly series: string; readonly agenda: string }> {
    const series = await this.o.does(coordinator, "series", "plan", { ...plan, ...more });
    return { series, agenda: await this.upcoming(series) };
  }
  async upcoming(series: string): Promise<string> {
    return (await this.o.state<Series>(series)).upcoming ?? "";
  }
  agenda(id: string): Promise<Agenda> {
    return this.o.state<Agenda>(id);
  }
  /** Noomi's case, in which Evonhuset takes part. */
  async shared(more: Values = {}): Promise<string> {
    const kase = await this.o.does(annaId, "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "high",
      quiet: "no",
      ...more,
    });
    await this.joins(kase, "evonhuset", coordinator);
    return kase;
  }
  async joins(kase: string, agency: string, contact: string): Promise<void> {
    await this.o.does(
      annaId,
      "case",
      "consent",
      consentTo({ agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] }),
      kase,
    );
    await this.o.does(
      annaId,
      "case",
      "invite",
      { agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] },
      kase,
    );
    await this.o.does(contact, "case", "accept", { contact }, kase);
  }
  /** Sent and started, on its day. */
  async started(agenda: string): Promise<void> {
    await this.world.until(meetingDay);
    await this.o.does(coordinator, "agenda", "start", {}, agenda);
    for (const who of [annaId, skaneId]) await this.o.does(who, "agenda", "attend", {}, agenda);
  }
  /** Next, until the meeting is at this point, or through. */
  async goneTo(agenda: string, is: (state: Agenda) => boolean = () => false): Promise<Agenda> {
    for (let state = await this.agenda(agenda); ; state = await this.agenda(agenda)) {
      if (state.now === undefined || is(state)) return state;
      await this.o.does(coordinator, "agenda", "next", { point: state.now }, agenda);
    }
  }
  itemOf(state: Agenda, instance: string): string {
    return state.items.find(({ about }) => about?.instance === instance)?.id ?? "none";
  }
  async approvedByAll(agenda: string): Promise<void> {
    await this.o.does(coordinator, "agenda", "finish", {}, agenda);
    for (const who of [coordinator, annaId, skaneId])
      await this.o.does(who, "agenda", "approve", {}, agenda);
  }
  meets(who: string, command: string, agenda: string, values: Values = {}): Promise<Reply> {
    return this.does(who, "agenda", command, agenda, values as never);
  }
  /** Links under a panel, as this person gets them. */
  async links(who: string, agenda: string, panel: string): Promise<readonly string[]> {
    const reply = await this.shows(who, agenda, "agenda", panel);
    return reply.kind === "panel"
      ? reply.panel.body.flatMap((b) => (b.kind === "files" ? b.files.map(({ url }) => url) : []))
      : [];
  }
  fetches(url: string): Promise<Response> {
    return this.world.stafett.files.fetch(token(url), false);
  }
  async version(instance: string): Promise<number | undefined> {
    return (await this.world.stafett.store.journal.load(instance as InstanceId))?.version;
  }
  /** Everything that has been written into chat. */
  posted(): readonly string[] {
    return this.world.cloud.calls
      .filter(({ method }) => method.startsWith("chat."))
      .map(({ args }) => JSON.stringify(args));
  }
  /** The register with other people in it. */
  registers(
    config: Config,
    keep: { readonly agency?: string; readonly member?: string },
    move: Values = {},
  ): Promise<unknown> {
    const all = registerOf(config, false, ["slack"]);
    const register = {
      ...all,
      agencies: all.agencies.filter(({ id }) => id !== keep.agency),
      functions: all.functions.filter(({ agency }) => agency !== keep.agency),
      members: all.members
        .filter(({ id, agency }) => id !== keep.member && agency !== keep.agency)
        .map((m) => ({ ...m, ...((move[m.id] as object | undefined) ?? {}) })),
    };
    const people = {
      workflow: "people",
      instance: "people" as InstanceId,
      command: "configure",
      by: "configuration",
    } as const;
    return this.world.stafett.engine.transact.run({ ...people, values: { register } });
  }
}
/** What is drawn by chance, masked: two worlds then say the same. */
export const masked = (shown: unknown): string =>
  JSON.stringify(shown)
    .replaceAll(/\/files\/[\w-]+/g, "/files/LINK")
    .replaceAll(/\b\d{4}-\d{2}\.[\w-]{22}(?=\\*")/g, "PROOF")
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{16}\b/g, "INSTANCE")
    .replaceAll(/\b[DHÅ]-[0-9A-HJKMNP-TV-Z]{6}\b/g, "NUMBER");
