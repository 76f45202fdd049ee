package org.hilum.gateway.dicomweb.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * @param matches in the DICOM JSON model, always in the same order
 * @param isCut whether there are more
 */
public record SearchResults(List<ObjectNode> matches, boolean isCut) {}
