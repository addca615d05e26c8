// GET /files/<token>: one file, for the person to whom the link was shown, if they still may have it.
import { type FileAsk, type FileLinks, sealedLinks } from "../files/links.ts";
import { type MadeFile, makeFile } from "../files/make.ts";
import { type FilePage, fileHeaders, filePage } from "../files/page.ts";
import { type Log, topFrame } from "../log.ts";
import { keepsClassA, shownWithout } from "../rules/class-a.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Member } from "../rules/workflow.ts";
import type { Locale } from "../words/locale.ts";
import { filePrefix, logAccess } from "./access-log.ts";
import { CallerLimit } from "./caller-limit.ts";
import type { Core } from "./core.ts";
import { digest, keyFor, textCipher } from "./encryption.ts";
import { ownOf } from "./own.ts";
import { look } from "./panels.ts";
import type { Transact } from "./transact.ts";

/** Links that only this master key makes and opens. `base` is asked each time: the playground learns its port only when it listens. */
export const createFileLinks = (master: Uint8Array, base: () => string | undefined): FileLinks =>
  sealedLinks(textCipher(keyFor(master, "files"), "files"), base);

type FilesOptions = {
  readonly core: Core;
  readonly transact: Transact;
  readonly locale: Locale;
  readonly log: Log;
};

/** Letters without their marks, for clients that do not know the other spelling. */
const ascii = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w .()+,-]/g, "_");
/** RFC 6266 and RFC 5987: both spellings of a name. */
export const disposition = (name: string): string => {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encoded}`;
};

/** As many stand in a file's name: enough to tell one's own files apart, and to find the line of the log. */
const shownDigits = 8;
const sha256Of = (bytes: Uint8Array): string => Buffer.from(digest(bytes)).toString("hex");
const withSum = (name: string, sha256: string): string =>
  name.replace(/(\.\w+)$/, ` ${sha256.slice(0, shownDigits)}$1`);

/** Of a file that somebody keeps. `command`: by which the workflow is told. */
type Summed = { readonly sha256: string; readonly command?: string };
type Made = { readonly file: MadeFile; readonly member: Member; readonly summed?: Summed };
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
      this.#o.log.error({
        event: "file.failed",
        error: (error as Error).name,
        at: topFrame(error),
      });
      return filePage("failed", this.#o.locale, head);
    }
  }
  async #give(ask: FileAsk, head: boolean): Promise<Response> {
    const made = await this.#make(ask);
    if (!made) return this.#refuse("unknown", head);
    const { file } = made;
    if (!head) await this.#shown(ask, made);
    const headers = {
      ...fileHeaders,
      "content-type": file.type,
      "content-disposition": disposition(file.name),
    };
    return new Response(head ? null : file.bytes, {
      headers: { ...headers, "content-length": String(file.bytes.byteLength) },
    });
  }
  #refuse(why: Exclude<FilePage, "failed">, head: boolean): Response {
    this.#o.log.info({ event: "file.refused", why });
    return filePage(why, this.#o.locale, head);
  }
  /** As for a panel: who the member is today, what they may, what the instance is now. Whoever may not learns no more than whoever has no link. */
  async #make({ member: id, workflow: name, instance, file }: FileAsk): Promise<Made | undefined> {
    const { core, locale } = this.#o;
    const { instances } = this.#o.transact;
    const { people } = await instances.people();
    const member = people.members.get(id);
    const workflow = core.registry.get(name);
    const spec = ownOf(workflow?.files, file);
    if (!member || !workflow || !spec || core.fileLinks?.base() === undefined) return undefined;
    const target = instance === "" ? { workflow: name } : { workflow: name, instance };
    if (keepsClassA(member, people) && workflow.classA === undefined) return undefined;
    const seen = await look(core, instances, { workflow, spec, target }, { member, people });
    if (typeof seen === "string") return undefined;
    const reader = {
      language: spec.language ?? member.language,
      people,
      viewer: member,
      ...(seen.host !== undefined && { host: seen.host }),
    };
    const content = spec.make(seen.state, seen.viewer, seen.world);
    const mayRead =
      "body" in content && keepsClassA(member, people)
        ? shownWithout(content, name, (each) => core.registry.get(each))
        : content;
    const made = await makeFile(mayRead, reader, locale, core.isInvented === true);
    if (spec.noted === undefined && !spec.summed) return { member, file: made };
    const summed = {
      sha256: sha256Of(made.bytes),
      ...(spec.noted !== undefined && { command: spec.noted }),
    };
    return { member, summed, file: { ...made, name: withSum(made.name, summed.sha256) } };
  }
  async #shown({ workflow, instance, file }: FileAsk, { member, summed }: Made): Promise<void> {
    const { core, transact } = this.#o;
    const what = { workflow, instance, panel: `${filePrefix}${file}` };
    await logAccess(core, member, { ...what, ...(summed && { sha256: summed.sha256 }) });
    if (summed?.command === undefined) return;
    const { command, sha256 } = summed;
    const values = { file, sha256, by: member.id, agency: member.agency };
    const done = await transact.run({
      workflow,
      instance: instance as InstanceId,
      command,
      values,
      by: "configuration",
    });
    // What nobody could file afterwards is not given out.
    if (done.kind !== "ok") throw new Error("not noted");
  }
}
