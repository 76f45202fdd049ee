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

export const quarantine = () => ask("/training/quarantine");

export const examples = () => ask("/training/examples");

const pathOf = (imageId) => `/training/quarantine/${encodeURIComponent(imageId)}`;

export const imageOf = (imageId) => `${pathOf(imageId)}/image`;

export function resolve(imageId, verdict, reader, seen) {
  return ask(pathOf(imageId), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ verdict, reader, seen }),
  });
}
