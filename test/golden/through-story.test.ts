// Stories that go through several kinds of work, from the first call to its end.
import { tell as friday } from "./friday-acts.ts";
import { tell as joining } from "./joining-acts.ts";
import { tell as joiningTeams } from "./joining-teams-acts.ts";
import { keeps } from "./kept.ts";
import { tell as leaving } from "./leaving-acts.ts";
import { tell as roster } from "./roster-acts.ts";
import { tell as unreported } from "./unreported-acts.ts";

const stories = { friday, joining, "joining-teams": joiningTeams, leaving, roster, unreported };
for (const [name, tell] of Object.entries(stories)) keeps(name, name, tell);
