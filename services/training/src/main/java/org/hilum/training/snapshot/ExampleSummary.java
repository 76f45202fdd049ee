package org.hilum.training.snapshot;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Verdict;
import org.hilum.training.collect.Exclusion;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/** What there is to learn from, in numbers. Each image with a verdict is counted once. */
@Schema(description = "What there is to learn from; each image with a verdict is counted once")
public record ExampleSummary(
    @Schema(description = "SHA-256 of the trunk whose features are used") String trunkDigest,
    @Schema(description = "Examples that a run would use now") int examples,
    @Schema(description = "The same by split and label")
        Map<Split, Map<Label, Integer>> bySplitAndLabel,
    @Schema(description = "Examples that wait because their reader has given more than a share")
        int waiting,
    @Schema(description = "Images on which readers disagree") int quarantined,
    @Schema(description = "Images that cannot be used, by reason") Map<Exclusion, Integer> excluded,
    @Schema(description = "The last word of each reader on each image, by verdict")
        Map<Verdict, Integer> verdicts) {}
