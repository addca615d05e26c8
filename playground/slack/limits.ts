// Slack's limits, each with its source. T = @slack/types 3.2.0 (the doc comments there are Slack's own documentation); D = docs.slack.dev;
// M = an error message of Slack's that somebody published. What rests on less than that is listed in docs/stand-in.md.

/** Blocks in a message: M "no more than 50 items allowed [json-pointer:/blocks]". */
export const MESSAGE_BLOCKS = 50;
/** Blocks in a modal or on the home tab: T `BaseView.blocks`. */
export const VIEW_BLOCKS = 100;
/** A message's `text`: D chat.postMessage, "40,000 characters". */
export const MESSAGE_TEXT_CHARS = 40_000;
/** `text` of chat.update: shorter than a post's (docs/stand-in.md, 9). */
export const UPDATE_TEXT_CHARS = 4_000;
/** All text of a message's blocks: slackapi/bolt-js#2509 measured 13,172 to 13,297; Slack documents nothing. */
export const MESSAGE_BLOCKS_CHARS = 13_200;
/** JSON of a message's metadata (docs/stand-in.md, 9). */
export const METADATA_BYTES = 16_000;

/** T `ModalView.title`, `.submit`, `.close`; M "must be less than 25 characters [json-pointer:/view/title/text]". */
export const VIEW_LABEL_CHARS = 24;
/** T `BaseView.private_metadata`. */
export const PRIVATE_METADATA_CHARS = 3_000;
/** T `BaseView.callback_id`; D says the same of external_id. */
export const CALLBACK_ID_CHARS = 255;
export const EXTERNAL_ID_CHARS = 255;
/** D views.open, `view_too_large`: "greater than 250kb". */
export const VIEW_BYTES = 250_000;
/** D views.push, `push_limit_reached`: "Currently the limit is 3". */
export const VIEW_STACK = 3;

/** D "Block Kit: blocks" and the schema api.slack.com/json-schema/block-kit/input/blocks (1 to 255). */
export const BLOCK_ID_CHARS = 255;
export const ACTION_ID_CHARS = 255;

/** T `SectionBlock`; M "must be less than 3001 characters [json-pointer:/blocks/0/text/text]". */
export const SECTION_TEXT_CHARS = 3_000;
export const SECTION_FIELDS = 10;
export const SECTION_FIELD_CHARS = 2_000;
/** T `HeaderBlock.text`. */
export const HEADER_CHARS = 150;
/** T `ContextBlock.elements`. */
export const CONTEXT_ELEMENTS = 10;
/** T `PlainTextElement.text`: any text object. */
export const TEXT_CHARS = 3_000;
/** T `ActionsBlock.elements`; M "no more than 25 items allowed [json-pointer:/blocks/1/elements]". */
export const ACTIONS_ELEMENTS = 25;

/** T `Button`. */
export const BUTTON_TEXT_CHARS = 75;
export const BUTTON_VALUE_CHARS = 2_000;
export const URL_CHARS = 3_000;
export const ACCESSIBILITY_LABEL_CHARS = 75;

/** T `InputBlock`. */
export const INPUT_LABEL_CHARS = 2_000;
export const INPUT_HINT_CHARS = 2_000;
/** D "placeholder": 150. */
export const PLACEHOLDER_CHARS = 150;
/** T `PlainTextInput.min_length`: "Maximum value is 3000". */
export const INPUT_CHARS = 3_000;

/** T `Option`: 75 each. D names 150 for `value` since 2025; the smaller one is kept. */
export const OPTION_TEXT_CHARS = 75;
export const OPTION_DESCRIPTION_CHARS = 75;
export const OPTION_VALUE_CHARS = 75;
/** T `StaticSelect`, `OptionGroup`. */
export const SELECT_OPTIONS = 100;
export const SELECT_GROUPS = 100;
export const GROUP_LABEL_CHARS = 75;
/** T `RadioButtons`, `Checkboxes`; M "no more than 10 items allowed [json-pointer:/view/blocks/7/elements/0/options]". */
export const CHOICE_OPTIONS = 10;
/**
 * D "Data table block": the header and 100 rows, 20 columns, 10,000 characters of one table and of all on a screen. A newer copy says 201 rows and 20,000 characters;
 * the smaller ones are kept.
 */
export const TABLE_ROWS = 101;
export const TABLE_COLUMNS = 20;
export const TABLE_CHARS = 10_000;
/** T `DataTableBlock.page_size`. */
export const TABLE_PAGE = 100;
/** T `Overflow`. */
export const OVERFLOW_OPTIONS = 5;

/** T `Confirm`. */
export const CONFIRM_TITLE_CHARS = 100;
export const CONFIRM_TEXT_CHARS = 300;
export const CONFIRM_BUTTON_CHARS = 30;

/** T `ImageBlock`. */
export const ALT_TEXT_CHARS = 2_000;
export const IMAGE_TITLE_CHARS = 2_000;

/** D "Handling user interaction": a trigger id expires three seconds after it was issued. */
export const TRIGGER_LIVES_MS = 3_000;
/** D: an interaction, command or event must be acknowledged within three seconds. */
export const ACK_MS = 3_000;
/** D `response_url`: five times within thirty minutes. */
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_LIVES_MS = 30 * 60_000;

/** D chat.postMessage: about one message a second and channel, short bursts above it are tolerated (how short, nobody says). */
export const MESSAGES_PER_SECOND = 1;
export const MESSAGE_BURST = 4;

/** D conversations.history, conversations.list: pages. */
export const HISTORY_PAGE = 100;
export const HISTORY_PAGE_MAX = 999;
export const LIST_PAGE_MAX = 999;
/** D conversations.open: `users` names 1 to 8. */
export const MPIM_USERS = 8;
/** Of a `data_visualization`: its title and axes, its labels, its series (a newer copy of the page says 12), their points; and of those on one screen. */
export const CHART_TITLE = 50;
export const CHART_LABEL = 20;
export const CHART_SERIES = 6;
export const CHART_POINTS = 20;
export const CHARTS = 2;
