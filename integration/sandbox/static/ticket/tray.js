/** The app tray at the right: the sidebar app, its width, its settings, and its background instance if it has one. */

import { find, make } from "../shell/dom.js";
import { sendJson } from "../shell/shell.js";

const WIDEST = 720;
const NARROWEST = 320;

export function startTray(page, host) {
  const tray = find("#tray");
  startConversationLinks();
  if (!page.app) return;
  const context = { ticketId: page.ticket.id };
  if (page.app.locations.background) host.open("background", { mount: find("#background"), context });
  const sidebar = page.app.locations.ticket_sidebar;
  if (!sidebar) return;
  const pane = find("#app-pane");
  const load = () => {
    pane.replaceChildren();
    return host.open("ticket_sidebar", { mount: pane, context });
  };
  let frame = sidebar.autoLoad ? load() : null;
  find("#reload-app").addEventListener("click", () => {
    if (frame) host.close(frame.guid);
    frame = load();
  });
  startWidth(tray, sidebar.flexible);
  startSettings(page);
}

/** Links in what customers wrote open beside the workspace, and learn nothing about it. */
function startConversationLinks() {
  find("#conversation").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener,noreferrer");
  });
}

function startWidth(tray, flexible) {
  const handle = find("#tray-handle");
  const widen = find("#widen-app");
  const setWidth = (width) => {
    const kept = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    tray.style.width = `${kept}px`;
    handle.setAttribute("aria-valuenow", String(kept));
    widen.setAttribute("aria-pressed", String(kept > NARROWEST));
  };
  tray.classList.toggle("is-flexible", flexible);
  widen.addEventListener("click", () => setWidth(tray.offsetWidth > NARROWEST ? NARROWEST : 480));
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 20, ArrowRight: -20 }[event.key];
    if (step) setWidth(tray.offsetWidth + step);
  });
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => setWidth(document.documentElement.clientWidth - move.clientX);
  });
  handle.addEventListener("pointerup", () => {
    handle.onpointermove = null;
  });
}

function startSettings(page) {
  const dialog = find("#settings-dialog");
  const form = find("form", dialog);
  find("#settings-app").addEventListener("click", () => {
    const inputs = page.app.parameters.map(parameterField);
    find(".dialog-fields", form).replaceChildren(...(inputs.length ? inputs : ["This app has no settings."]));
    dialog.showModal();
  });
  find("[data-cancel]", form).addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(page.app.parameters.map(({ name, type }) => [name, entered(form, name, type)]));
    await sendJson("/agent/apps/settings", values, "PUT");
    location.reload();
  });
}

function parameterField({ name, type, label, secure, value }) {
  const box = make("input", { id: `parameter-${name}`, name, class: type === "checkbox" ? null : "input" });
  box.type = type === "checkbox" ? "checkbox" : type === "number" ? "number" : secure ? "password" : "text";
  if (type === "checkbox") box.checked = value === true;
  else box.value = value ?? "";
  if (secure) {
    box.placeholder = "Kept as it is when empty";
    box.autocomplete = "new-password";
  }
  return make("div", { class: "field" }, make("label", { for: box.id }, label), box);
}

function entered(form, name, type) {
  const box = form.elements.namedItem(name);
  if (type === "checkbox") return box.checked;
  return type === "number" && box.value ? Number(box.value) : box.value;
}
