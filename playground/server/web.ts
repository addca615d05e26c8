// The web in the play: the product's own pages, on a loopback port of their own, where one is whom one chooses.
import { Hono } from "hono";
import type { Adapter, Handle } from "../../adapters/port.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { Notices } from "../../adapters/web/mail/notices.ts";
import { pagePath } from "../../adapters/web/page-path.ts";
import type { AdapterStorage, ComposeOptions, Stafett } from "../../src/app/compose.ts";
import { type Listening, listen } from "../../src/app/http.ts";
import { mailBook, mailSettings } from "../../src/app/platforms/mail.ts";
import { type Clock, systemClock } from "../../src/calendar/clock.ts";
import type { Config } from "../../src/config/index.ts";
import type { Log } from "../../src/log.ts";
import type { Language } from "../../src/rules/workflow.ts";
import type { MailboxRow } from "../page/contract.ts";
import { addressOf, type Named, PlayIdentities } from "./identity.ts";
import { Mailbox } from "./mailbox.ts";
import type { PlaygroundOptions } from "./server.ts";

type Member = Config["members"][number];
/** Who of the sample has the web alone, as law firms do. */
const alone = "advokat-bitrade";
/** `.example` leads nowhere (RFC 2606), and no mail of the play goes further than its own server. */
const mailOf = ({ id, agency }: Pick<Member, "id" | "agency">): string =>
  `${id}@${agency}.example`.toLowerCase();
const isTold = ({ slack, teams, mail }: Member): boolean =>
  mail !== undefined || (slack === undefined && teams === undefined);
/** The configuration as it is played: a member with neither Slack nor Teams has a mailbox of the play's, and no true one is known. */
export const withWebAlone = (config: Config): Config => ({
  ...config,
  members: config.members.map((member) => {
    const { slack: _, teams: __, ...rest } = member;
    const one: Member = member.id === alone ? rest : member;
    return isTold(one) ? { ...one, mail: mailOf(one) } : one;
  }),
});

/** The pages of the play's web, and the mail that tells of them. */
export class PlayWeb {
  #pages: Listening | undefined;
  #mailPort = 0;
  readonly #config: Config;
  readonly mailbox: Mailbox;
  readonly #identities: PlayIdentities;
  readonly #named: Named;
  /** `config`: as it is played. `named`: what something is called where it is read. */
  constructor(config: Config, named: Named) {
    this.#config = config;
    this.#named = named;
    this.#identities = new PlayIdentities(config, named);
    const known = new Set(config.members.filter(isTold).map(mailOf));
    this.mailbox = new Mailbox((address) => known.has(address.toLowerCase()));
  }
  /** Where the pages are: cookies and addresses of the play's own page stay apart. */
  get origin(): string {
    return `http://127.0.0.1:${this.#pages?.port ?? 0}`;
  }
  /** Files too, as the program's own server has them beside its pages: a drawing stands in a page. */
  async open(ready: () => Promise<Pick<Stafett, "adapters" | "files">>): Promise<Listening> {
    const app = new Hono();
    app.get("/as/:place/:person", (c) =>
      this.#identities.become(`${c.req.param("place")}/${c.req.param("person")}`),
    );
    app.get("/files/:token", async (c) =>
      (await ready()).files.fetch(c.req.param("token"), c.req.method === "HEAD"),
    );
    app.all(
      "*",
      async (c) =>
        (await (await ready()).adapters.get("web")?.pages?.visit(c.req.raw)) ??
        new Response(null, { status: 503 }),
    );
    const [pages, mail] = await Promise.all([listen(app, "127.0.0.1", 0), this.mailbox.open()]);
    this.#pages = pages;
    this.#mailPort = mail.port;
    return {
      ...pages,
      close: async (ms) => void (await Promise.all([pages.close(ms), mail.close()])),
    };
  }
  /** Everybody has the web, too, after what they have: nobody's messages go elsewhere for it. */
  with<M extends { readonly id: string }>(member: M): M & { readonly web: string } {
    return { ...member, web: addressOf(member.id) };
  }
  /** Where somebody is, by what they are called in a window; undefined: nobody is called so. */
  of(user: string): string | undefined {
    const is = (address: string | undefined): boolean => address?.split("/")[1] === user;
    const member = this.#config.members.find(
      (one) => is(one.slack) || is(one.teams) || (isTold(one) && one.id === user),
    );
    return member && `${this.origin}/as/${addressOf(member.id)}`;
  }
  /** How others lead there. */
  get ways(): Required<Pick<ComposeOptions, "answersAt" | "pagesAt">> {
    const origin = (): string => this.origin;
    return { answersAt: origin, pagesAt: { platform: "web", origin, pagePath } };
  }
  /** What one of these pages gives to somebody without a cookie; no other address is fetched. */
  async expands(request: Request): Promise<Response | undefined> {
    return request.url.startsWith(`${this.origin}/`) ? await fetch(request) : undefined;
  }
  /** For the page. */
  get shown(): Required<Pick<PlaygroundOptions, "webOf" | "mail">> {
    const onChange = (listener: () => void): void => this.mailbox.onChange(listener);
    const boxes = (language: Language | undefined): MailboxRow[] =>
      this.#config.members.filter(isTold).map((one) => ({
        user: one.id,
        name: this.#named(one.name, language),
        mails: this.mailbox.of(mailOf(one)).toReversed(),
      }));
    return { webOf: (user) => this.of(user), mail: { onChange, boxes } };
  }
  /** As the real program tells: the same notices, the same settings, another server. */
  #notices(handle: Handle, storage: AdapterStorage, clock: Clock, log: Log): Notices {
    const { agencies, members } = this.#config;
    const told = members.filter(isTold).map((one) => this.with(one));
    const mail = (id: string) => ({
      server: `smtp://127.0.0.1:${this.#mailPort}`,
      from: `stafett@${id}.example`,
    });
    const settings = mailSettings({
      agencies: agencies.map((one) => ({ ...one, mail: mail(one.id) })),
      members: told,
    });
    const { records, noticeAt, unreached, freshKey } = storage.drawn("web");
    const reached = (identity: string) =>
      handle({
        idempotencyKey: freshKey(),
        platform: "web",
        identity,
        ask: { kind: "reach", reachable: true },
      });
    const fact = (said: Parameters<Log["warn"]>[0]): void => log.warn(said);
    return new Notices({
      book: mailBook({}, settings),
      records,
      noticeAt,
      unreached,
      reached,
      origin: this.origin,
      clock,
      fact,
    });
  }
  adapter(handle: Handle, storage: AdapterStorage, clock: Clock, log: Log): Adapter {
    return createWebAdapter({
      handle,
      ...storage.drawn("web"),
      notices: this.#notices(handle, storage, clock, log),
      // Open pages are looked at by the clock on the wall, whatever the play's says.
      clock: systemClock,
      fact: (fact) => log.warn(fact),
      signIn: (drawing) => this.#identities.signIn(drawing, () => this.origin),
    });
  }
}
