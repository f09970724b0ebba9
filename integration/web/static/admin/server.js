/** Calls to our own server, with a token that is renewed before it ends and lives in memory only. */

const PATIENCE = 30_000;
const EARLY = 0.7;
const SOONEST = 10_000;

/** An answer that is not the one asked for. `words` is a sentence for the admin, `told` the whole answer. */
export class Problem extends Error {
  /** @param {string} words @param {number} status 0 where no answer came @param {Record<string, any>} told */
  constructor(words, status = 0, told = {}) {
    super(words);
    Object.assign(this, { words, status, told, problems: told.problems ?? [] });
  }
}

const session = { token: '', renewAt: 0, timer: 0, renewing: undefined };

/** @param {{token: string, expires_in: number}} pass */
export function signIn({ token, expires_in: life }) {
  const wait = Math.max(SOONEST, life * 1000 * EARLY);
  session.token = token;
  session.renewAt = performance.now() + wait;
  clearTimeout(session.timer);
  session.timer = setTimeout(renew, wait);
}

/** One renewal at a time. A failure shows itself at the next call, where there is somebody to tell. */
function renew() {
  session.renewing ??= send('POST', '/admin/session', {})
    .then(signIn)
    .catch(() => {
      session.renewAt = performance.now() + SOONEST;
      session.timer = setTimeout(renew, SOONEST);
    })
    .finally(() => {
      session.renewing = undefined;
    });
  return session.renewing;
}

export const get = (path) => call('GET', path);
export const post = (path, body = {}) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);
export const del = (path) => call('DELETE', path);

/** An answer that is no JSON, such as YAML or CSV, as text. @param {string} path @returns {Promise<string>} */
export const getText = (path) => call('GET', path, undefined, 'text');

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path
 * @param {object} [body]
 * @param {'json' | 'text'} [as]
 */
export async function call(method, path, body, as = 'json') {
  // A laptop that slept wakes with its timers late, so the clock is looked at as well.
  if (performance.now() > session.renewAt) await renew();
  return send(method, path, body, as);
}

async function send(method, path, body, as = 'json') {
  const answer = await fetch(path, {
    method,
    headers: { authorization: `Bearer ${session.token}`, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error) => {
    throw new Problem(
      error.name === 'TimeoutError' ? 'Amends took too long to answer.' : 'Amends cannot be reached. Nothing was changed.',
    );
  });
  if (answer.ok && as === 'text') return answer.text();
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(told.detail ?? 'Amends gave no readable answer.', answer.status, told);
  return told;
}
