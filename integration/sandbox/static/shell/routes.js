/** Where `routeTo` leads in this workspace. */

/** Go to a ticket, to the app's own page, or to the list; other places do not exist here. */
export function goTo(app, place, id, route = "") {
  if (place === "ticket") location.assign(`/agent/tickets/${Number(id)}`);
  else if (place === "nav_bar") location.assign(`/agent/apps/${encodeURIComponent(id || app.slug)}/${route}`);
  else if (place === "views") location.assign("/agent");
}
