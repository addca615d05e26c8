// What people see of places and referrals between Slack and Teams, word by word.
import { keeps } from "./kept.ts";
import { tell } from "./referral-acts.ts";

keeps("referral", "places and referrals", tell);
