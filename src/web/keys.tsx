import type { Child } from 'hono/jsx'

/**
 * Which keys do what on this page, and a button that turns them off, as single keys must let: shown by the script that listens to them
 * (assets/keys.mjs). `data-keys` names the keys of a link or a field, `data-numbered` holds choices that are 1, 2, …, `data-walked` a
 * list whose rows j and k walk through.
 */
export const KeysHelp = ({ children }: { children: Child }) => (
  <p class="quiet small" data-keys-help hidden>
    快捷键：{children} <button type="button" class="button plain"></button>
  </p>
)
