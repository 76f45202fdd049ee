-- What readers agree on beside what two models said, to tell which of the two was right.
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
ORDER BY s.model_version, shadow->>'modelVersion', s.image_id, s.sequence;
