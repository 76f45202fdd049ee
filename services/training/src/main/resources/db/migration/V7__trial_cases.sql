-- A champion may have judged very many images, few of them while another model was on trial.
CREATE INDEX audit_with_shadows ON audit_entry (model_version, sequence)
  WHERE kind = 'SCREENED' AND json_array_length(facts->'shadows') > 0;

-- What a champion and a model on trial said of live images; one row an image and pair of models, of
-- their first screening.
CREATE VIEW trial_case AS
SELECT DISTINCT ON (s.model_version, shadow->>'modelVersion', s.image_id)
       s.model_version AS champion,
       shadow->>'modelVersion' AS challenger,
       s.image_id,
       s.facts->'champion'->>'decision' AS champion_decision,
       shadow->>'decision' AS challenger_decision
FROM audit_entry s, LATERAL json_array_elements(s.facts->'shadows') AS shadow
WHERE s.kind = 'SCREENED' AND json_array_length(s.facts->'shadows') > 0
ORDER BY s.model_version, shadow->>'modelVersion', s.image_id, s.sequence;
