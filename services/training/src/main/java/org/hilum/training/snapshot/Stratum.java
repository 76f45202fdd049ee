package org.hilum.training.snapshot;

import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/** The examples of one split and label. */
record Stratum(Split split, Label label) {}
