// Calls to the support line, as those who take them and those who get them see it.

import { tell } from "./call-acts.ts";
import { keeps } from "./kept.ts";

keeps("call", "a call to the support line", tell);
