// Exports that no file of the product imports, each with the reason why it is given away all the same.
const started =
  "the program is started by bin/start.mjs or bin/stafett.mjs, and the playground in front of it";
const assembled = "the playground and the tests put the program together from these";
const judged =
  "read line by line against what the platform documents: through a whole delivery, a case would be a world";
const named =
  "what a platform or a disk makes of a name, character by character: through a case, each would be a file";
const matched = "a file outside of the code must say the same, and a test compares them";

export const allowedExports: Readonly<Record<string, string>> = {
  "src/app/operate.ts operate": started,
  "src/app/main.ts PlaygroundStart": started,
  "src/store/port.ts PostState": assembled,
  "src/rules/workflow.ts CommandOf": assembled,
  "src/rules/shape.ts Shape": matched,
  "src/app/storage/opening.ts writtenInto":
    "what wakes whom is seen within a second of the test's clock, and not of the machine's",
  "src/app/storage/moving.ts carried":
    "a table that no move takes along is found by the schemas, and not by a move",
  "src/store/watched.ts watchedSql":
    "which index each statement uses is asked of the statement itself",
  "src/calendar/index.ts createCalendar":
    "a calendar of another zone and other holidays shows that ours is no accident",
  "workflows/index.ts tables": matched,
  "src/rules/ui.ts Selects":
    "test/support/declared.ts writes it for a message that chooses its wording: none does yet",
  "src/config/schema.ts jsonSchema": matched,
  "src/config/texts.ts problemCodes": matched,
  "adapters/slack/parse.ts shortcutWords": matched,
  "adapters/teams/parse.ts extensionWords": matched,
  "adapters/slack/deliver.ts classify": judged,
  "adapters/teams/deliver.ts classify": judged,
  "adapters/slack/parse.ts readMeta": judged,
  "src/engine/files.ts disposition": named,
  "src/files/make.ts fileName": named,
  "src/figures/cell-key.ts chancesOf":
    "years of figures are compared with what the table of noise says",
};
