// A core with files to fetch, behind the real HTTP routes.
import { createHttp } from "../../src/app/http.ts";
import { minutes } from "./minutes.ts";
import { type SmallCore, small } from "./small-core.ts";

export const base = "https://stafett.example.org";
export const instanceOf = (c: SmallCore): string =>
  String(c.sql("select instance from instances where workflow = 'minutes'")[0]?.instance);
type Shown = {
  readonly kind: string;
  readonly files?: readonly { readonly url: string }[];
  readonly text?: string;
};
export const shown = async (c: SmallCore, who: string): Promise<readonly Shown[]> => {
  const reply = await c.ask(who, `slack:${Math.random()}`, {
    kind: "panel",
    workflow: "minutes",
    instance: instanceOf(c),
    panel: "one",
  });
  if (reply.kind !== "panel") throw new Error(reply.kind);
  return reply.panel.body;
};
type Options = {
  readonly publicUrl?: string;
  readonly wrap?: NonNullable<Parameters<typeof small>[0]>["wrap"];
};
/** One instance of `who`, the links of its panel in order, and a way to fetch them. The access log so far is emptied. */
export const openFiles = async ({ publicUrl = base, wrap }: Options = {}, who = "anna") => {
  const c = await small({
    workflows: [minutes],
    ...(publicUrl !== "" && { publicUrl }),
    ...(wrap && { wrap }),
  });
  await c.ask(who, "slack:begin", {
    kind: "press",
    workflow: "minutes",
    command: "begin",
    values: {},
  });
  const [files] = await shown(c, who);
  const links = (files?.files ?? []).map(({ url }) => url);
  const app = createHttp({
    adapters: new Map(),
    ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
    files: (token, head) => c.files.fetch(token, head),
  });
  const go = async (url: string, method = "GET"): Promise<Response> => app.request(url, { method });
  c.db.raw.exec("delete from access_log");
  const reads = () => c.accessLog();
  const [docx = "", md = "", ics = "", cancel = "", broken = ""] = links;
  return { c, go, reads, links, docx, md, ics, cancel, broken };
};
