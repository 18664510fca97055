/** Without a theme, colours are those of the page: its `color-scheme` is handed down. */
export const THEME_STYLES =
  ':host([theme="light"]){color-scheme:light}:host([theme="dark"]){color-scheme:dark}:host([hidden]){display:none}'
