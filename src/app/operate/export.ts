import { KeyFileError } from "../../engine/encryption.ts";
import { good, placeWithData, Refusal, type Run } from "./command.ts";
import { documentTexts } from "./documents.ts";

/** What there is on a member or of an agency, as files. */
export const run: Run = async (given) => {
  const { out, args, flags } = given;
  const [kind, id = ""] = args;
  if (typeof flags.into !== "string" || (kind !== "member" && kind !== "agency"))
    throw new Refusal(out.say.exportHow);
  const { where, masters } = placeWithData(given);
  if (!masters) throw new KeyFileError("missing");
  const { CannotExport, exportInto } = await import("../exporting.ts");
  out.step(out.say.exporting(0, 0));
  const into = flags.into;
  await exportInto(
    { where, masters },
    { kind, id },
    into,
    documentTexts().exportPage,
    (done, of) => {
      if (done % 1_000 === 0) out.step(out.say.exporting(done, of));
    },
  ).catch((error: unknown) => {
    throw error instanceof CannotExport ? new Refusal(out.say.cannotExport(error.why)) : error;
  });
  out.tell(out.say.exported(into));
  return good;
};
