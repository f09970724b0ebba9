/** What every page has: the switches at the top, and who is signed in. */

import { find } from "./dom.js";
import { Preferences } from "./preferences.js";

export function startShell() {
  const preferences = new Preferences();
  const scheme = find("#scheme-toggle");
  const flavour = find("#interface-toggle");
  const show = () => {
    scheme.setAttribute("aria-pressed", String(preferences.colorScheme === "dark"));
    flavour.value = preferences.isWorkspace ? "workspace" : "standard";
  };
  scheme.addEventListener("click", () => {
    preferences.set("colorScheme", preferences.colorScheme === "dark" ? "light" : "dark");
    show();
  });
  flavour.addEventListener("change", () => preferences.set("interface", flavour.value));
  find("#agent-switcher").addEventListener("change", async (event) => {
    await sendJson("/agent/session", { user_id: Number(event.target.value) });
    location.reload();
  });
  show();
  return preferences;
}

/** POST (or PUT) JSON to the sandbox; the parsed answer, or an Error with the words of the refusal. */
export async function sendJson(url, body, method = "POST") {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Error(refusal(answer) || `The sandbox answered ${response.status}.`);
}

function refusal(answer) {
  const details = Object.values(answer?.details ?? {}).flat();
  return details.map((each) => each.description).join(" ") || answer?.description || answer?.error?.message;
}
