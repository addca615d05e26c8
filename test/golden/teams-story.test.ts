// What people see when some sit in Slack and some in Teams, word by word.
import { keeps } from "./kept.ts";
import { tell } from "./teams-acts.ts";

keeps("teams", "one case on two platforms", tell);
