// The people and places of the configuration as the stand-ins' clouds know them, and how what those send reaches an adapter.
import { readFileSync } from "node:fs";
import type { Adapter } from "../../adapters/port.ts";
import { organisations } from "../../src/app/configuration/register.ts";
import type { Config } from "../../src/config/index.ts";
import type { SlackStandInOptions } from "../slack/state.ts";
import type { TeamsStandInOptions } from "../teams/state.ts";

type Place = Config["spaces"][number];
/** Who is in a space: the members of its agencies, and whoever looks after the program. */
const inside = (config: Config, space: Place): Config["members"] =>
  config.members.filter(
    (m) => space.agencies.some((a) => a === m.agency) || m.roles.includes("technician"),
  );
const idOf = (address: string | undefined): string => address?.split("/")[1] ?? "";
const shown = (config: Config, m: Config["members"][number]) => ({
  name: m.id,
  real_name: m.name,
  title: m.name,
  agency: config.agencies.find((a) => a.id === m.agency)?.name ?? "",
  language: m.language,
});

/** Whom the page begins as in each window, where the configuration has them: the sample's first caseworker on each platform. */
const first = ["noomi-kontakt", "socialtjansten-malmo-handlaggare"] as const;
const beginning = (config: Config, platform: "slack" | "teams"): { begins?: string } => {
  const member = config.members.find((m) => first.some((id) => id === m.id) && m[platform]);
  return member ? { begins: idOf(member[platform]) } : {};
};

/** The slash commands of the app's manifest, with what can be written after them. */
const slackCommands = [
  {
    command: "/stafett",
    description: "Öppna Stafett",
    usageHint:
      "[mina | vem | hjälp | försenade | ärende | lägeskoll | lugnt | ingen kontakt | bjud in | hänvisa | plats | inkorg | väntar | samtycke | lämna över | borta | tillbaka | skjut upp | byt ansvarig | risk | tidsfrist | avsluta]",
  },
  { command: "/arende", description: "Nytt ärende, eller visa ett", usageHint: "[referens]" },
  { command: "/lageskoll", description: "Gör en lägeskoll", usageHint: "[referens]" },
];
/** The manifest's shortcuts on a message. */
const slackShortcuts = [{ callbackId: "atgard", name: "Ny åtgärd" }];
export const slackWorld = (
  config: Config,
): Pick<
  SlackStandInOptions,
  "team" | "users" | "begins" | "channels" | "commands" | "shortcuts"
> => {
  const users = config.members
    .filter((m) => m.slack)
    .map((m) => ({
      id: idOf(m.slack),
      team_id: m.slack?.split("/")[0] ?? "",
      ...shown(config, m),
    }));
  const channels = config.spaces
    .filter((s) => s.slack)
    .map((s) => ({
      id: idOf(s.slack),
      name: s.id,
      kind: "public" as const,
      members: [...inside(config, s).flatMap((m) => (m.slack ? [idOf(m.slack)] : [])), "U0STAFETT"],
    }));
  const [team = "T0STAFETT"] = organisations(config, "slack");
  return {
    team: { id: team, name: "Stafett", domain: "stafett" },
    users,
    ...beginning(config, "slack"),
    channels,
    commands: slackCommands,
    shortcuts: slackShortcuts,
  };
};

type Manifest = {
  readonly bots: readonly {
    readonly commandLists: readonly {
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly composeExtensions: readonly {
    readonly commands: readonly {
      readonly id: string;
      readonly title: string;
      readonly description: string;
      readonly context: readonly string[];
    }[];
  }[];
};
const manifest = (): Manifest =>
  JSON.parse(
    readFileSync(new URL("../../manifest/teams/manifest.json", import.meta.url), "utf8"),
  ) as Manifest;
/** An organisation has no name in the configuration: it is called what most of its people's agency is. */
const tenantName = (config: Config, tenant: string): string => {
  const people = Map.groupBy(
    config.members.filter((m) => m.teams?.startsWith(`${tenant}/`)),
    (m) => m.agency,
  );
  const [most] = [...people].toSorted(([, a], [, b]) => b.length - a.length);
  return config.agencies.find((a) => a.id === most?.[0])?.name ?? tenant;
};
export const teamsWorld = (
  config: Config,
): Pick<
  TeamsStandInOptions,
  "tenants" | "users" | "begins" | "channels" | "commands" | "extensions"
> => {
  const users = config.members
    .filter((m) => m.teams)
    .map((m) => ({ id: idOf(m.teams), tenant: m.teams?.split("/")[0] ?? "", ...shown(config, m) }));
  const channels = config.spaces
    .filter((s) => s.teams)
    .map((s) => ({
      id: idOf(s.teams),
      tenant: s.teams?.split("/")[0] ?? "",
      name: s.name,
      members: inside(config, s).flatMap((m) => (m.teams ? [idOf(m.teams)] : [])),
    }));
  const { bots, composeExtensions } = manifest();
  return {
    tenants: organisations(config, "teams").map((id) => ({ id, name: tenantName(config, id) })),
    users,
    ...beginning(config, "teams"),
    channels,
    commands: bots[0]?.commandLists[0]?.commands ?? [],
    extensions: composeExtensions[0]?.commands ?? [],
  };
};

/** What an adapter answers to whoever speaks in the requests and answers of the web, as the stand-ins do. 503: there is none. */
export const overWeb = async (
  adapter: Pick<Adapter, "inbound"> | undefined,
  request: Request,
): Promise<Response> => {
  if (!adapter?.inbound) return new Response(null, { status: 503 });
  const body = Buffer.from(await request.arrayBuffer());
  const { status, json } = await adapter.inbound.receive({
    body,
    header: (name) => request.headers.get(name) ?? undefined,
  });
  return json === undefined ? new Response(null, { status }) : Response.json(json, { status });
};
