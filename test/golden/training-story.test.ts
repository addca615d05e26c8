// Training, from the invitation to what those who came thought of it.
import { keeps } from "./kept.ts";
import { tell } from "./training-acts.ts";

keeps("training", "training", tell);
