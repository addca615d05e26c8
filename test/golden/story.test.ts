// What people see, word by word.
import { keeps } from "./kept.ts";
import { tell } from "./story.ts";

keeps("story", "the story of one case", tell);
