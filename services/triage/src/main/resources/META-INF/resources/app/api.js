/** The requests of the page. Each answers with JSON or throws a Refusal. */

export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refusal(0, "The service does not answer.");
  }
  if (response.ok) return response.json();
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

export function review(imageId, verdict, reader, expectedRevision) {
  return ask(`/cases/${imageId}/review`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ verdict, reader, expectedRevision }),
  });
}
