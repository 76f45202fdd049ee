package org.hilum.gateway.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Some of the reports that match, in the order of time.
 *
 * @param next where the next page begins; it may have fewer reports than were asked for, and none
 */
record ReportPage(List<ObjectNode> reports, Optional<String> next) {}
