/** Short messages at the top, as `notify` shows them. */

import { find, make } from "./dom.js";
import { inertFragment } from "../ticket/markup.js";

const TITLES = { notice: "Notice", alert: "Warning", error: "Error", success: "Done" };

/** Show a message that may be HTML (an app's); it is cleaned first. `duration` 0 or "sticky" keeps it. */
export function toast(html, kind = "notice", duration = 5000) {
  const known = kind in TITLES ? kind : "notice";
  const close = make("button", { type: "button", class: "toast-close", "aria-label": "Close this message" }, "×");
  const text = make("div", { class: "toast-text" }, inertFragment(String(html ?? "")));
  const label = make("strong", { class: "toast-title" }, TITLES[known]);
  const role = known === "error" ? "alert" : "status";
  const box = make("div", { class: `toast toast-${known}`, role, "data-test": "toast" }, make("div", {}, label, text), close);
  close.addEventListener("click", () => box.remove());
  find("#toasts").append(box);
  if (Number(duration) > 0) setTimeout(() => box.remove(), Number(duration));
}

/** Show words of our own. */
export function say(words, kind = "notice") {
  const holder = make("p", {}, words);
  toast(holder.outerHTML, kind);
}
