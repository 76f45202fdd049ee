package org.hilum.schemas;

import java.time.Instant;
import java.util.List;

/**
 * The models that workers must run, whole: the topic is compacted, so the last record of a name
 * says everything.
 *
 * @param name model name; the record's key
 * @param champion the model that counts
 * @param shadows models on trial
 * @param occasion why this changed
 * @param releasedAt when it was decided
 * @param releasedBy who or what decided
 */
public record ModelReleased(
    String name,
    ReleasedModel champion,
    List<ReleasedModel> shadows,
    ReleaseOccasion occasion,
    Instant releasedAt,
    String releasedBy) {}
