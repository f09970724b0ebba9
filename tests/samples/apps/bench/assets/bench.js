// A page that does nothing by itself: tests reach for `client` and read `heard`.
window.heard = [];
window.client = window.ZAFClient.init();
window.listen = (name, reply) =>
  window.client.on(name, (message) => {
    window.heard.push([name, message]);
    return reply;
  });
window.client.on("app.registered", (message) => window.heard.push(["app.registered", message]));
window.listen("app.activated");
window.outcome = (promise) =>
  promise.then(
    (value) => ({ value }),
    (failure) => ({ failure: { name: failure.name, message: failure.message, status: failure.status } }),
  );
