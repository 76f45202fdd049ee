package org.hilum.triage.worklist;

import java.io.Serializable;

/** Image and model version. */
record CaseKey(String imageId, String modelVersion) implements Serializable {}
