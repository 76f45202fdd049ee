/** Changes as they happen. The browser connects again by itself; what was missed is reloaded. */

const CHANGES = ["received", "flagged", "screened", "failed", "reviewed", "resumed"];

export function watch({ onState, onChange }) {
  onState("connecting");
  const source = new EventSource("/cases/events");
  source.addEventListener("open", () => {
    onState("live");
    onChange("resumed", "");
  });
  source.addEventListener("error", () => {
    onState("lost");
    // Closed for good, for example by an error status: the browser will not try again.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => watch({ onState, onChange }), 3_000);
    }
  });
  for (const change of CHANGES) {
    source.addEventListener(change, (event) => onChange(change, event.data));
  }
}
