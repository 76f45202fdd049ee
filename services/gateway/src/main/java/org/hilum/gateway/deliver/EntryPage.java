package org.hilum.gateway.deliver;

import java.util.List;
import java.util.Optional;

/**
 * Some entries, ordered by image and model version.
 *
 * @param next what to ask for entries after; absent on the last page
 */
public record EntryPage(List<EntryView> entries, Optional<String> next) {}
