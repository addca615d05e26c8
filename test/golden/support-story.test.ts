// Support from the national programme, as those who ask and those who decide see it.
import { keeps } from "./kept.ts";
import { tell } from "./support-acts.ts";

keeps("support", "support without a report to the police", tell);
