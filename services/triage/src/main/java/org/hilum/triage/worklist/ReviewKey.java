package org.hilum.triage.worklist;

import java.io.Serializable;

/** Image and number of the verdict. */
record ReviewKey(String imageId, int revision) implements Serializable {}
