-- Images of which workers were asked to make features by another trunk.
CREATE TABLE replay (
  image_id     text        NOT NULL,
  trunk_digest text        NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  asks         smallint    NOT NULL DEFAULT 1,
  -- end of the audit trail before the first time: a result behind that is of no live image
  first_asked_behind bigint NOT NULL,
  -- and before the last time: a result behind that is the answer
  asked_behind bigint      NOT NULL,
  is_over      boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (image_id, trunk_digest)
);
CREATE INDEX replay_open ON replay (trunk_digest) WHERE NOT is_over;

-- Every example as a model on this trunk may use it: labelled only if its features are there.
CREATE OR REPLACE FUNCTION examples_on(trunk text) RETURNS TABLE (
  image_id text, patient text, split text, standing text, finding text, exclusion text,
  readers text[], said_at timestamptz, features_sha256 text
) LANGUAGE sql STABLE AS $$
  SELECT e.image_id, e.patient, e.split,
         CASE WHEN e.standing = 'LABELLED' AND f.sha256 IS NULL THEN 'EXCLUDED'
              ELSE e.standing END,
         e.finding,
         CASE WHEN e.standing <> 'LABELLED' THEN e.exclusion
              WHEN f.sha256 IS NULL AND NOT r.is_over THEN 'FEATURES_RECOMPUTING'
              WHEN f.image_id IS NULL THEN 'FEATURES_UNCHECKED'
              ELSE f.exclusion END,
         e.readers, e.said_at, f.sha256
  FROM example e
  LEFT JOIN features f ON f.image_id = e.image_id AND f.trunk_digest = trunk
  LEFT JOIN replay r ON r.image_id = e.image_id AND r.trunk_digest = trunk
$$;

-- An image that was asked for again is no live one: it was chosen because somebody had read it, and
-- the model may have learned from it.
CREATE OR REPLACE VIEW live_case AS
SELECT s.sequence, s.image_id, s.model_version, s.happened_at AS screened_at,
       coalesce((SELECT r.facts->>'deviceId' FROM audit_entry r
                 WHERE r.image_id = s.image_id AND r.kind = 'RECEIVED'
                 ORDER BY r.sequence LIMIT 1), '') AS device,
       s.facts->'champion'->>'decision' AS decision,
       (s.facts->'champion'->>'probability')::float8 AS probability,
       (s.facts->'champion'->>'unlikeness')::float8 AS unlikeness,
       e.finding <> 'NORMAL' AS is_pneumonia
FROM audit_entry s
LEFT JOIN example e ON e.image_id = s.image_id AND e.standing = 'LABELLED'
WHERE s.kind = 'SCREENED'
  AND NOT EXISTS (
    SELECT FROM audit_entry earlier
    WHERE earlier.image_id = s.image_id AND earlier.sequence < s.sequence
      AND earlier.kind = 'SCREENED' AND earlier.model_version = s.model_version)
  AND NOT EXISTS (
    SELECT FROM replay
    WHERE replay.image_id = s.image_id AND replay.first_asked_behind < s.sequence);

-- The same here; and what readers agree on, to tell which of the two models was right.
CREATE OR REPLACE VIEW trial_case AS
SELECT DISTINCT ON (s.model_version, shadow->>'modelVersion', s.image_id)
       s.model_version AS champion,
       shadow->>'modelVersion' AS challenger,
       s.image_id,
       s.facts->'champion'->>'decision' AS champion_decision,
       shadow->>'decision' AS challenger_decision,
       e.finding <> 'NORMAL' AS is_pneumonia
FROM audit_entry s
CROSS JOIN LATERAL json_array_elements(s.facts->'shadows') AS shadow
LEFT JOIN example e ON e.image_id = s.image_id AND e.standing = 'LABELLED'
WHERE s.kind = 'SCREENED' AND json_array_length(s.facts->'shadows') > 0
  AND NOT EXISTS (
    SELECT FROM replay
    WHERE replay.image_id = s.image_id AND replay.first_asked_behind < s.sequence)
ORDER BY s.model_version, shadow->>'modelVersion', s.image_id, s.sequence;
