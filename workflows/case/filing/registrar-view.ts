// What is shown of a case that is open for a registrar: to the registrar, to those who audit, and in the case.
import { actions, dm, files, panel, press, row, t, text } from "../../../src/rules/say.ts";
import type { Block, Instant, Panel, Secret, Span } from "../../../src/rules/ui.ts";
import { auditorsOf } from "../../../src/rules/who.ts";
import type { Member, Post, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import type { Case } from "../state.ts";
import { registrarsOf } from "./registrar.ts";

type C = keyof typeof commands;
/** The registrar gets the way to it; those who audit the agency hear that it was opened, and not which case it is. */
export const registrarPosts = (state: Case, world: World): readonly Post<C>[] => {
  const { registrar: open, agency } = state;
  if (open === undefined) return [];
  const until = { date: open.until, as: "dayTime" } as const;
  return [
    ...dm<C>(`registrar:${open.at}`, open.to, "inHours", {
      title: "case.registrar.post",
      notice: "case.closing.notice",
      body: [
        text(name(state)),
        text(t("case.registrar.asked", { who: { member: open.by }, until })),
      ],
      actions: [lookFirst],
    }),
    ...auditorsOf(agency, world).flatMap(({ id }) =>
      dm<C>(`registrarAudit:${open.at}:${id}`, id, "inHours", {
        title: "case.registrar.auditTitle",
        notice: "case.registrar.auditNotice",
        body: [
          text(
            t("case.registrar.audit", { who: { member: open.by }, to: { member: open.to }, until }),
          ),
        ],
      }),
    ),
  ];
};
/** In the case, for those whose case it is. */
export const registrarRow = ({ registrar: open }: Case): Block<Span | Secret, C> | false =>
  open !== undefined &&
  row(
    t("case.registrar.open", {
      who: { member: open.to },
      until: { date: open.until, as: "dayTime" },
    }),
    {
      tone: "warning",
      actions: [press("closeForRegistrar", "case.registrar.end")],
    },
  );
export const isRegistrar = ({ registrar: open }: Case, { id }: Pick<Member, "id">): boolean =>
  open?.to === id;
/** All that the registrar sees on the screen: the reading is in the document. */
export const showForRegistrar = (state: Case, until: Instant): Panel<C> =>
  panel<C>(
    t("case.show.title", { ref: state.ref }),
    text(name(state)),
    text(t("case.registrar.yours", { until: { date: until, as: "dayTime" } })),
    files(["case.fetch.pdf", "pdf"], ["case.fetch.docx", "docx"], ["case.fetch.json", "json"]),
    text("case.registrar.test", "quiet"),
    actions<C>(press("closeForRegistrar", "case.registrar.done")),
  );
export const showRegistrarOver = (): Panel<C> =>
  panel<C>("case.registrar.title", text("case.registrar.over"));
/** Where it is opened for a registrar, among what can be done with the case; only where the agency has one. */
export const registrarWay = (state: Case, member: Member, world: World) =>
  state.registrar === undefined &&
  registrarsOf({ member }, world).length > 0 &&
  press("openForRegistrar", "case.registrar.title");
