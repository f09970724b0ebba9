/** `client.request` (platform §5): to the account as the signed-in agent, to other hosts through the sandbox. */

const RETRIES = 2;
const LONGEST_RETRY_WAIT = 10;

/** Send what an app asked for; `{ok, responseArgs}` in the shape that the SDK unpacks. */
export async function request(page, options) {
  const asked = normalised(options);
  try {
    const answer = await send(page, asked);
    return answer.status < 400 ? succeeded(answer, asked) : failed(answer);
  } catch (failure) {
    const statusText = failure.name === "TimeoutError" ? "timeout" : "error";
    return failed({ status: 0, statusText, body: "", headers: {} });
  }
}

function normalised(options) {
  const { url, type, method, data, headers, contentType, ...rest } = options;
  const verb = String(method ?? type ?? "GET").toUpperCase();
  const asked = { ...rest, url, method: verb, headers: { ...headers }, body: null };
  if (data === undefined || data === null) return asked;
  if (verb === "GET" || verb === "HEAD") {
    asked.url += (url.includes("?") ? "&" : "?") + formEncoded(data);
    return asked;
  }
  const kind = contentType === false ? null : (contentType ?? "application/x-www-form-urlencoded; charset=UTF-8");
  if (kind) asked.headers["Content-Type"] ??= kind;
  asked.body = formEncoded(data);
  return asked;
}

const formEncoded = (data) => (typeof data === "string" ? data : new URLSearchParams(data).toString());

function send(page, asked) {
  const own = ownPath(page, asked.url);
  if (own) return sendToAccount(own, asked);
  if (asked.cors) return sendDirectly(asked.url, asked);
  return sendThroughProxy(asked);
}

/** A refusal by the proxy itself reaches the app as if the other host had refused. */
async function sendThroughProxy(asked) {
  const errand = { ...asked, timeout: asked.timeout ? asked.timeout / 1000 : null };
  const headers = { "Content-Type": "application/json" };
  const answer = await sendDirectly("/agent/apps/proxy", { method: "POST", headers, body: JSON.stringify(errand) });
  return answer.status === 200 ? JSON.parse(answer.body) : answer;
}

/** The path on this account, if the address is relative or names the account's host. */
function ownPath(page, url) {
  const address = new URL(url, window.location.origin);
  const isOwn = [window.location.origin, page.boot.host.origin].includes(address.origin);
  return isOwn ? address.pathname + address.search : null;
}

async function sendToAccount(path, asked) {
  const { token } = await (await fetch("/agent/session/token")).json();
  const headers = { ...asked.headers, Authorization: `Bearer ${token}` };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await sendDirectly(path, { ...asked, headers });
    const wait = Number(answer.headers["retry-after"] ?? LONGEST_RETRY_WAIT + 1);
    const again = answer.status === 429 && asked.autoRetry !== false && wait <= LONGEST_RETRY_WAIT;
    if (!again || attempt >= RETRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

async function sendDirectly(url, { method, headers, body, timeout }) {
  const signal = timeout ? AbortSignal.timeout(timeout) : undefined;
  const response = await fetch(url, { method, headers, body, signal, credentials: "omit" });
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

function succeeded(answer, asked) {
  const data = asked.dataType === "text" ? answer.body : (json(answer.body) ?? answer.body);
  if (!asked.httpCompleteResponse) return { ok: true, responseArgs: [data, "success", { status: answer.status }] };
  const { status, statusText, headers, body } = answer;
  const complete = { status, statusText, responseHeaders: headers, responseText: body, responseJSON: json(body) };
  return { ok: true, responseArgs: [complete, "success", { status }] };
}

function failed({ status, statusText, body }) {
  const refusal = { status, statusText, responseText: body, responseJSON: json(body) };
  return { ok: false, responseArgs: [refusal, "error", statusText] };
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
