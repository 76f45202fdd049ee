/** How the page names things, and how it writes times. */

export const SCREENINGS = {
  FLAGGED: {
    label: "Flagged",
    explanation: "The model gives this frontal view a probability at or above its threshold.",
  },
  INDETERMINATE: {
    label: "Indeterminate",
    explanation:
      "The model abstains: this image is unlike those it was trained on. This is not a negative.",
  },
  FAILED: {
    label: "Failed",
    explanation: "The image could not be screened. It needs to be read without the model.",
  },
  UNSCREENED: {
    label: "Unscreened",
    explanation: "No result yet. The X-ray can be read without it.",
  },
  CLEAR: {
    label: "Below threshold",
    explanation: "Below the model's threshold. The model misses cases; read it as any other.",
  },
};

export const FINDINGS = { normal: "Normal", bacterial: "Bacterial", viral: "Viral" };

export const VERDICTS = {
  NORMAL: "Normal",
  BACTERIAL_PNEUMONIA: "Bacterial pneumonia",
  VIRAL_PNEUMONIA: "Viral pneumonia",
  PNEUMONIA: "Pneumonia",
  UNREADABLE: "Unreadable",
};

const FAILURES = {
  OBJECT_MISSING: "The image is not in the store.",
  DIGEST_MISMATCH: "The stored image is not the one that was received.",
  UNSUPPORTED_FORMAT: "Not a kind of file that is read.",
  UNSUPPORTED_PIXELS: "A kind of pixels that is not read.",
  CORRUPT: "The image is damaged.",
  TOO_LARGE: "The image is too large.",
  TOO_SMALL: "The image is too small.",
  OUT_OF_SCOPE_VIEW: "Not a frontal view.",
  OUT_OF_SCOPE_MODALITY: "Not a radiograph.",
  OUT_OF_SCOPE_BODY_PART: "Not of the chest.",
  OUT_OF_SCOPE_AGE: "Outside the ages that the model knows.",
};

const AGES = {
  INFANT: "under 1 y",
  YOUNG_CHILD: "1\u20135 y",
  CHILD: "6\u201317 y",
  ADULT: "adult",
};

const VIEWS = { AP: "AP", PA: "PA", LATERAL: "lateral" };

export const failureOf = ({ code, reason }) => FAILURES[code] ?? FAILURES[reason] ?? reason;
export const NOT_TOLD = "not told";
export const ageOf = (group) => AGES[group] ?? "";
export const viewOf = (view) => VIEWS[view] ?? "";
export const sexOf = (sex) => (sex ? sex.toLowerCase() : "");
export const percent = (probability) => `${(probability * 100).toFixed(probability > 0.995 ? 1 : 0)} %`;

/** Distance in the largest two units that matter: 4 min, 1 h 20, 3 d 4 h. */
export function span(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  if (minutes < 1) return "< 1 min";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function clock(instant) {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
}

export function moment(instant) {
  return new Date(instant).toLocaleString([], { dateStyle: "medium", timeStyle: "short", hour12: false });
}
