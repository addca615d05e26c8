// What people see of a meeting between Slack and Teams, word by word.
import { keeps } from "./kept.ts";
import { tell } from "./meeting-acts.ts";

keeps("meeting", "a meeting", tell);
