// The part of Block Kit that the page draws, as it arrives over the wire. What is not listed here is shown as a plain notice, never dropped in silence.

export interface TextObject {
  type: "plain_text" | "mrkdwn";
  text: string;
}
export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
}
export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: "primary" | "danger";
}
interface Acting {
  action_id: string;
  confirm?: Confirm;
  placeholder?: TextObject;
}
export interface Button extends Acting {
  type: "button";
  text: TextObject;
  value?: string;
  url?: string;
  style?: "primary" | "danger";
  accessibility_label?: string;
}
export interface Select extends Acting {
  type: "static_select";
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  initial_option?: Option;
}
export interface MultiSelect extends Acting {
  type: "multi_static_select";
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  initial_options?: Option[];
}
export interface Radio extends Acting {
  type: "radio_buttons";
  options: Option[];
  initial_option?: Option;
}
export interface Checkboxes extends Acting {
  type: "checkboxes";
  options: Option[];
  initial_options?: Option[];
}
export interface Overflow extends Acting {
  type: "overflow";
  options: Option[];
}
export interface DatePicker extends Acting {
  type: "datepicker";
  initial_date?: string;
}
export interface TimePicker extends Acting {
  type: "timepicker";
  initial_time?: string;
}
export interface TextInput extends Acting {
  type: "plain_text_input";
  initial_value?: string;
  multiline?: boolean;
  max_length?: number;
}
export interface NumberInput extends Acting {
  type: "number_input";
  is_decimal_allowed: boolean;
  initial_value?: string;
  min_value?: string;
  max_value?: string;
}
export interface Image {
  type: "image";
  image_url?: string;
  alt_text: string;
}
export type Field =
  | Select
  | MultiSelect
  | Radio
  | Checkboxes
  | DatePicker
  | TimePicker
  | TextInput
  | NumberInput;
export type Element = Field | Button | Overflow;

export interface RichStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
}
export type RichInline =
  | { type: "text"; text: string; style?: RichStyle }
  | { type: "link"; url: string; text?: string; style?: RichStyle }
  | { type: "emoji"; name: string }
  | { type: "user"; user_id: string }
  | { type: "channel"; channel_id: string };
export type RichPart =
  | {
      type: "rich_text_section" | "rich_text_quote" | "rich_text_preformatted";
      elements: RichInline[];
    }
  | { type: "rich_text_list"; style: "bullet" | "ordered"; elements: { elements: RichInline[] }[] };

export type Cell =
  | { type: "raw_text"; text: string }
  | { type: "raw_number"; value: number; text: string };
export interface Series {
  name: string;
  data: { label: string; value: number }[];
}
interface Placed {
  block_id?: string;
}
export type Block =
  | (Placed & { type: "header"; text: TextObject })
  | (Placed & {
      type: "section";
      text?: TextObject;
      fields?: TextObject[];
      accessory?: Element | Image;
    })
  | (Placed & { type: "context"; elements: (TextObject | Image)[] })
  | (Placed & { type: "actions"; elements: Element[] })
  | (Placed & { type: "divider" })
  | (Placed & {
      type: "input";
      label: TextObject;
      hint?: TextObject;
      optional?: boolean;
      dispatch_action?: boolean;
      element: Field;
    })
  | (Placed & { type: "image"; image_url?: string; alt_text: string; title?: TextObject })
  | (Placed & { type: "rich_text"; elements: RichPart[] })
  | (Placed & { type: "alert"; text: TextObject; level?: string })
  | (Placed & {
      type: "data_visualization";
      title: string;
      chart: { type: "bar"; series: Series[] };
    })
  | (Placed & {
      type: "data_table";
      caption: string;
      rows: Cell[][];
      page_size?: number;
      row_header_column_index?: number;
    });

export interface View {
  id: string;
  type: "modal" | "home";
  hash?: string;
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  errors?: Record<string, string>;
}

/** What Slack calls `view.state.values[block][action]`. */
export type StateValue =
  | { type: "static_select" | "radio_buttons"; selected_option: Option | null }
  | { type: "multi_static_select" | "checkboxes"; selected_options: Option[] }
  | { type: "datepicker"; selected_date: string | null }
  | { type: "timepicker"; selected_time: string | null }
  | { type: "plain_text_input" | "number_input"; value: string | null };
export type Values = Record<string, Record<string, StateValue>>;
