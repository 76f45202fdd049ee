/** The requests of the page. Each answers with JSON or throws a Refusal. */

export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** 499 is the service's word for it when the browser still holds the login's cookie. */
const LOGIN_ENDED = [401, 499];

async function ask(path, options = {}) {
  let response;
  try {
    // Says that a script asks: no page of another site can, and a login that ended is answered.
    const headers = { ...options.headers, "X-Requested-With": "JavaScript" };
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Refusal(0, "The service does not answer.");
  }
  if (response.ok) return response.json();
  if (LOGIN_ENDED.includes(response.status)) location.reload();
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, problem.detail ?? response.statusText);
}

export function readingList({ state, screening, limit }) {
  const query = new URLSearchParams({ state, limit });
  if (screening) query.set("screening", screening.toLowerCase());
  return ask(`/cases?${query}`);
}

export const summary = () => ask("/cases/summary");

export const caseOf = (imageId) => ask(`/cases/${imageId}`);

export const imageOf = (imageId) => `/cases/${imageId}/image`;

export function review(imageId, verdict, expectedRevision) {
  return ask(`/cases/${imageId}/review`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ verdict, expectedRevision }),
  });
}

export const session = () => ask("/session");
