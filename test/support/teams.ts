// The Teams adapter against the stand-in for Teams' cloud: real tokens, real signatures, real HTTP.

import type { Adapter, Handle, Place, Places } from "../../adapters/port.ts";
import { botToken } from "../../adapters/teams/bot-token.ts";
import { createTeamsAdapter, type TeamsOptions } from "../../adapters/teams/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { type Listening, listen } from "../../src/app/http.ts";
import { noTeamsLimits } from "./no-limits.ts";

export const clientId = "5e0c6a2b-91d4-4f3e-8b77-0a1d2c3e4f50";
export const clientSecret = "client-secret";

/** As the database keeps them, for a test that has none. */
export const placesInMemory = (): Places => {
  const known = new Map<string, Place>();
  return {
    find: async (address) => known.get(address),
    ofTeam: async (team) =>
      [...known].filter(([, place]) => place.team === team).map(([address]) => address),
    learn: async (address, place) => void known.set(address, { ...known.get(address), ...place }),
  };
};
/** What the adapter is told so that it speaks with the stand-in and with nobody else. */
export const standInOptions = (
  cloud: TeamsStandIn,
  now: () => number,
): Pick<
  TeamsOptions,
  | "clientId"
  | "tenantId"
  | "openIdUrl"
  | "serviceUrl"
  | "serviceOrigins"
  | "token"
  | "limits"
  | "now"
> => {
  const { openIdMetadataUrl, tokenUrl, serviceUrl } = cloud.urls();
  return {
    clientId,
    tenantId: "botframework.com",
    openIdUrl: openIdMetadataUrl,
    serviceUrl,
    serviceOrigins: [new URL(serviceUrl).origin],
    token: botToken(tokenUrl("botframework.com"), clientId, clientSecret, now, noTeamsLimits),
    limits: noTeamsLimits,
    now,
  };
};
export type TeamsRig = {
  readonly cloud: TeamsStandIn;
  readonly adapter: Adapter;
  readonly places: Places;
  close(): Promise<void>;
};
type Rig = {
  readonly cloud: Omit<
    Parameters<typeof createTeamsStandIn>[0],
    "send" | "clientId" | "clientSecret"
  >;
  readonly handle: Handle;
  readonly fact?: TeamsOptions["fact"];
  readonly tenants?: readonly string[];
};
export const teamsRig = async (o: Rig): Promise<TeamsRig> => {
  const cloud = createTeamsStandIn({
    ...o.cloud,
    clientId,
    clientSecret,
    send: (request) => overWeb(adapter, request),
  });
  const api: Listening = await listen(cloud.web, "127.0.0.1", 0);
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  const places = placesInMemory();
  const adapter = createTeamsAdapter({
    ...standInOptions(cloud, o.cloud.now),
    tenants: o.tenants ?? o.cloud.tenants.map((tenant) => tenant.id),
    places,
    handle: o.handle,
    fact: o.fact ?? (() => undefined),
  });
  return { cloud, adapter, places, close: () => api.close(0) };
};

type Node = { readonly [key: string]: unknown };
const nodes = (value: unknown): Node[] =>
  Array.isArray(value)
    ? value.flatMap(nodes)
    : typeof value === "object" && value !== null
      ? [value as Node, ...Object.values(value).flatMap(nodes)]
      : [];
export type CardButton = {
  readonly type: "Action.Execute" | "Action.Submit";
  readonly title: string;
  readonly verb?: string;
  readonly data: unknown;
};
export const buttonsIn = (card: unknown): CardButton[] =>
  nodes(
    JSON.parse(
      JSON.stringify({ ...(card as Node), refresh: undefined }, (key, value) =>
        key === "fallback" ? undefined : value,
      ),
    ),
  ).filter(
    (node): node is Node & CardButton =>
      node.type === "Action.Execute" || node.type === "Action.Submit",
  );
export const inputsIn = (card: unknown): string[] =>
  nodes(card)
    .filter((node) => String(node.type).startsWith("Input.") && typeof node.id === "string")
    .map((node) => String(node.id));
const line = (node: Node): string => {
  const text = (each: unknown): string =>
    typeof each === "string" ? each : String((each as Node).text ?? "");
  switch (node.type) {
    case "RichTextBlock":
      return (node.inlines as unknown[]).map(text).join("");
    case "TextBlock":
      return String(node.text);
    case "Input.ChoiceSet": {
      const choices = node.choices as readonly { readonly title: string; readonly value: string }[];
      const chosen = String(node.value ?? "").split(",");
      const names = choices
        .filter((choice) => chosen.includes(choice.value))
        .map((choice) => choice.title);
      return `${node.label}: ${names.join(", ")} (${choices.map((choice) => choice.title).join(" | ")})`;
    }
    case "Input.Date":
    case "Input.Text":
      return `${node.label}: ${node.value ?? ""}`;
    case "Input.Toggle":
      return `☐ ${node.title}`;
    default:
      return "";
  }
};
/** A card as plain text: one line for each block, buttons in brackets. */
export const cardText = (card: unknown): string => {
  const lines: string[] = [];
  const walk = (node: Node): void => {
    const said = line(node);
    if (said.trim() !== "") lines.push(said);
    if (node.type === "Table")
      for (const { cells } of node.rows as { cells: Node[] }[])
        lines.push(`| ${cells.map((cell) => cardText(cell)).join(" | ")} |`);
    else
      for (const child of [node.items, node.body, node.columns].flatMap(
        (each) => (each as Node[]) ?? [],
      ))
        walk(child);
    const buttons = (node.actions as CardButton[] | undefined) ?? [];
    if (buttons.length > 0) lines.push(buttons.map((button) => `[${button.title}]`).join(" "));
  };
  if (typeof card === "object" && card !== null) walk(card as Node);
  return lines.join("\n");
};
