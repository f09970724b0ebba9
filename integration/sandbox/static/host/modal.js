/** Modals: an instance of the app in a dialog over the page (platform §2.8). */

import { make } from "../shell/dom.js";
import { ApiError } from "./errors.js";

/** Open one; what `instances.create` answers: the new instance's context, in a list. */
export function openModal({ host, page }, { location, url, size = {} } = {}) {
  if (location !== "modal" || !url) throw new ApiError("instances.create", "Only a modal with a url can be created");
  const close = make("button", { type: "button", class: "modal-close", "aria-label": "Close" }, "×");
  const bar = make("div", { class: "modal-bar" }, make("span", {}, page.app.name), close);
  const dialog = make("dialog", { class: "modal", "aria-label": page.app.name, "data-test": "modal" }, bar);
  document.body.append(dialog);
  dialog.showModal();
  const frame = host.open("modal", { mount: dialog, url });
  frame.element.style.width = size.width ?? "450px";
  frame.element.style.height = size.height ?? "300px";
  // whichever way it ends, by our button, Escape or the app's `destroy`, dialog and instance go together
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => host.close(frame.guid));
  new MutationObserver(() => frame.element.isConnected || dialog.remove()).observe(dialog, { childList: true });
  return [host.contextOf(frame)];
}
