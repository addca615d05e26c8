// GET /files/<token>: one file, for the person to whom the link was shown, if they still may have it.
import { type FileAsk, type FileLinks, sealedLinks } from "../files/links.ts";
import { type MadeFile, makeFile } from "../files/make.ts";
import { type FilePage, fileHeaders, filePage } from "../files/page.ts";
import { type Log, topFrame } from "../log.ts";
import type { Member } from "../rules/workflow.ts";
import type { Locale } from "../words/locale.ts";
import { logAccess } from "./access-log.ts";
import { CallerLimit } from "./caller-limit.ts";
import type { Core } from "./core.ts";
import { keyFor, textCipher } from "./encryption.ts";
import type { Instances } from "./instances.ts";
import { look } from "./panels.ts";

/** Links that only this master key makes and opens. `base` is asked each time: the playground learns its port only when it listens. */
export const createFileLinks = (master: Uint8Array, base: () => string | undefined): FileLinks =>
  sealedLinks(textCipher(keyFor(master, "files"), "files"), base);

type FilesOptions = { readonly core: Core; readonly instances: Instances; readonly locale: Locale; readonly log: Log };

/** Letters without their marks, for clients that do not know the other spelling. */
const ascii = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w .()+,-]/g, "_");
/** RFC 6266 and RFC 5987: both spellings of a name. */
export const disposition = (name: string): string => {
  const encoded = encodeURIComponent(name).replaceAll(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encoded}`;
};

export class Files {
  readonly #o: FilesOptions;
  /** A document takes tens of milliseconds, and a link can be pressed often. */
  readonly #limit = new CallerLimit(1);
  constructor(o: FilesOptions) {
    this.#o = o;
  }
  /** Answers everything: the file, or a page that says why there is none. `head`: the same without a body, and no showing, because nothing is shown. Never throws. */
  async fetch(token: string, head: boolean): Promise<Response> {
    try {
      const { core } = this.#o;
      const link = core.fileLinks?.open(token, core.clock.now()) ?? { kind: "unknown" };
      if (link.kind !== "valid") return this.#refuse(link.kind, head);
      return await this.#limit.run(link.ask.member, () => this.#give(link.ask, head));
    } catch (error) {
      this.#o.log.error({ event: "file.failed", error: (error as Error).name, at: topFrame(error) });
      return filePage("failed", this.#o.locale, head);
    }
  }
  async #give(ask: FileAsk, head: boolean): Promise<Response> {
    const made = await this.#make(ask);
    if (!made) return this.#refuse("unknown", head);
    const { file, member } = made;
    if (!head) await this.#shown(ask, member);
    const headers = { ...fileHeaders, "content-type": file.type, "content-disposition": disposition(file.name) };
    return new Response(head ? null : file.bytes, { headers: { ...headers, "content-length": String(file.bytes.byteLength) } });
  }
  #refuse(why: Exclude<FilePage, "failed">, head: boolean): Response {
    this.#o.log.info({ event: "file.refused", why });
    return filePage(why, this.#o.locale, head);
  }
  /** As for a panel: who the member is today, what they may, what the instance is now. Whoever may not learns no more than whoever has no link. */
  async #make({
    member: id,
    workflow: name,
    instance,
    file,
  }: FileAsk): Promise<{ readonly file: MadeFile; readonly member: Member } | undefined> {
    const { core, instances, locale } = this.#o;
    const { people } = await instances.people();
    const member = people.members.get(id);
    const workflow = core.registry.get(name);
    const spec = workflow?.files && Object.hasOwn(workflow.files, file) ? workflow.files[file] : undefined;
    if (!member || !workflow || !spec || core.fileLinks?.base() === undefined) return undefined;
    const target = instance === "" ? { workflow: name } : { workflow: name, instance };
    const seen = await look(core, instances, { workflow, spec, target }, { member, people });
    if (typeof seen === "string") return undefined;
    const reader = { language: member.language, people, viewer: member, ...(seen.host !== undefined && { host: seen.host }) };
    return { member, file: await makeFile(spec.make(seen.state, seen.viewer, seen.world), reader, locale) };
  }
  async #shown({ workflow, instance, file }: FileAsk, member: Member): Promise<void> {
    await logAccess(this.#o.core, member, { workflow, instance, panel: `file:${file}` });
  }
}
