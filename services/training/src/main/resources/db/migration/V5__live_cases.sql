-- What champions said of live images, by the audit trail, and what readers agree on; one row an
-- image and model version, of its first screening.
CREATE VIEW live_case AS
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
      AND earlier.kind = 'SCREENED' AND earlier.model_version = s.model_version);
