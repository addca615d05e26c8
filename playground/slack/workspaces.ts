// Several workspaces of one Slack: each is a cloud of its own, and a token opens only the one that gave it.
import { Hono } from "hono";
import type { SlackStandIn } from "./stand-in.ts";

export type WorkspacesOptions = {
  readonly clouds: readonly SlackStandIn[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** The app has token rotation: a token lives for twelve hours by this clock (epoch ms), and is renewed. */
  readonly rotation?: () => number;
  /** At most so many workspaces of an organisation in one answer: Slack may give fewer than were asked for. */
  readonly teamsPage?: number;
};
/** What a code stands for: a workspace, or an organisation and its workspaces. */
type Grant = { readonly id: string; readonly org: boolean; readonly botUserId: string };
export type Workspaces = {
  /** The same address for all of them, as at Slack. */
  readonly web: Hono;
  /** Every token that was given, the newest last. */
  readonly given: readonly string[];
  readonly revoked: readonly string[];
  /** Somebody allows the app: the code that Slack's page sends back with the browser. */
  allows(id: string): string;
  /** Whether tokens are renewed; they are, at first. */
  renews(on: boolean): void;
  /** The app is removed: its tokens end, and the bot is told so. */
  uninstalls(id: string, more?: Record<string, unknown>): Promise<readonly number[]>;
};
type Fields = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;
/** D: token rotation. */
const TOKEN_LIVES_S = 43_200;
const no = (error: string): Answer => ({ ok: false, error });

class Office {
  renews = true;
  readonly given: string[] = [];
  readonly revoked: string[] = [];
  readonly #options: WorkspacesOptions;
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<string, Grant>();
  readonly #refreshes = new Map<string, Grant>();
  readonly #ends = new Map<string, number>();
  constructor(options: WorkspacesOptions) {
    this.#options = options;
  }
  cloudsOf(id: string): readonly SlackStandIn[] {
    return this.#options.clouds.filter(
      ({ core }) => core.options.team.id === id || core.options.enterprise === id,
    );
  }
  allows(id: string): string {
    const [cloud] = this.cloudsOf(id);
    if (!cloud) throw new RangeError(`no workspace is ${id}`);
    const code = `code-${this.#codes.size + 1}-${id}`;
    this.#codes.set(code, {
      id,
      org: cloud.core.options.team.id !== id,
      botUserId: cloud.bot.userId,
    });
    return code;
  }
  exchange(fields: Fields): Answer {
    const { clientId, clientSecret, rotation } = this.#options;
    if (fields.client_id !== clientId || fields.client_secret !== clientSecret)
      return no("bad_client_secret");
    const renews = fields.grant_type === "refresh_token";
    const [known, name] = renews
      ? [this.#refreshes, fields.refresh_token]
      : [this.#codes, fields.code];
    const grant = known.get(name ?? "");
    if (!grant || (renews && !this.renews))
      return no(renews ? "invalid_refresh_token" : "invalid_code");
    known.delete(name ?? "");
    const n = this.given.length + 1;
    const [token, refresh] = [
      `${rotation ? "xoxe.xoxb" : "xoxb"}-${grant.id}-${n}`,
      `xoxe-${grant.id}-${n}`,
    ];
    this.given.push(token);
    this.#tokens.set(token, grant);
    if (rotation) {
      this.#refreshes.set(refresh, grant);
      this.#ends.set(token, rotation() + TOKEN_LIVES_S * 1_000);
    }
    const cloud = this.cloudsOf(grant.id)[0];
    const { team, enterprise } = cloud?.core.options ?? {};
    return {
      ok: true,
      access_token: token,
      ...(rotation && { refresh_token: refresh, expires_in: TOKEN_LIVES_S }),
      token_type: "bot",
      scope: cloud?.core.scopes.join(","),
      bot_user_id: grant.botUserId,
      app_id: cloud?.bot.appId,
      team: grant.org ? null : { id: team?.id, name: team?.name },
      enterprise: enterprise ? { id: enterprise, name: "organisation" } : null,
      is_enterprise_install: grant.org,
      authed_user: { id: "U0ADMIN" },
    };
  }
  end(token: string): void {
    if (this.#tokens.delete(token)) this.revoked.push(token);
  }
  endAll(id: string): void {
    for (const [token, grant] of this.#tokens) if (grant.id === id) this.end(token);
  }
  isOver(token: string): boolean {
    const now = this.#options.rotation?.() ?? 0;
    return now >= (this.#ends.get(token) ?? Number.POSITIVE_INFINITY);
  }
  grantOf(token: string): Grant | undefined {
    return this.#tokens.get(token);
  }
  teams(grant: Grant, { limit, cursor }: Fields): Answer {
    if (!grant.org) return no("not_allowed_token_type");
    const all = this.cloudsOf(grant.id).map(({ core }) => ({
      id: core.options.team.id,
      name: core.options.team.name,
    }));
    const from = Number(cursor ?? 0);
    const next = from + Math.min(Number(limit ?? 100), this.#options.teamsPage ?? 1_000);
    return {
      ok: true,
      teams: all.slice(from, next),
      response_metadata: { next_cursor: next < all.length ? String(next) : "" },
    };
  }
  /** An organisation's token must say which workspace it means; what belongs to one place only says it too. */
  target(grant: Grant, fields: Fields): SlackStandIn | undefined {
    const clouds = this.cloudsOf(grant.id);
    if (!grant.org) return clouds[0];
    const { team_id, channel = "", users = "" } = fields;
    return clouds.find(({ core }) =>
      team_id === undefined
        ? (core.state.channels[channel] ?? core.state.users[users] ?? core.state.users[channel]) !==
          undefined
        : core.options.team.id === team_id,
    );
  }
}

const answerTo = async (office: Office, request: Request, method: string): Promise<Response> => {
  const body = await request.text();
  const fields = Object.fromEntries(new URLSearchParams(body));
  if (method === "oauth.v2.access") return Response.json(office.exchange(fields));
  const token = (request.headers.get("authorization") ?? "").replace(/^Bearer ?/, "");
  const grant = office.grantOf(token);
  if (!grant)
    return Response.json(no(office.revoked.includes(token) ? "token_revoked" : "invalid_auth"));
  if (office.isOver(token)) return Response.json(no("token_expired"));
  if (method === "auth.teams.list") return Response.json(office.teams(grant, fields));
  if (method === "auth.revoke") {
    office.end(token);
    return Response.json({ ok: true, revoked: true });
  }
  const cloud =
    method === "auth.test" ? office.cloudsOf(grant.id)[0] : office.target(grant, fields);
  if (!cloud) return Response.json(no("missing_argument"));
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${cloud.core.options.botToken}`);
  headers.delete("content-length");
  return cloud.fetch(request.url, { method: request.method, headers, body });
};

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const office = new Office(options);
  const web = new Hono();
  web.post("/api/:method", (c) => answerTo(office, c.req.raw, c.req.param("method")));
  web.post("/response/:id", async (c) => {
    const body = await c.req.text();
    const tries = options.clouds.map((cloud) =>
      cloud.fetch(c.req.raw.url, { method: "POST", headers: c.req.raw.headers, body }),
    );
    return (
      (await Promise.all(tries)).find((one) => one.status === 200) ?? c.json(no("expired_url"), 404)
    );
  });
  return {
    web,
    given: office.given,
    revoked: office.revoked,
    renews: (on) => {
      office.renews = on;
    },
    allows: (id) => office.allows(id),
    uninstalls: async (id, more = {}) => {
      office.endAll(id);
      const [cloud] = office.cloudsOf(id);
      if (!cloud) throw new RangeError(`no workspace is ${id}`);
      const around = {
        authorizations: [],
        ...(cloud.core.options.team.id === id ? {} : orgAround(id)),
        ...more,
      };
      const first = await cloud.happens(
        { type: "tokens_revoked", tokens: { oauth: [], bot: [cloud.bot.userId] } },
        around,
      );
      const second = await cloud.happens({ type: "app_uninstalled" }, around);
      return [first.status, second.status];
    },
  };
}
const orgAround = (id: string): Record<string, unknown> => ({
  team_id: id,
  enterprise_id: id,
  is_enterprise_install: true,
});
