package org.hilum.training.snapshot;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the images that cannot be used. */
@Schema(description = "A page of the images that cannot be used, in the order of their ids")
public record ExcludedPage(
    List<ExcludedImage> images,
    @Schema(description = "Pass as `after` for the next page; absent on the last page")
        Optional<String> next) {

  /**
   * @param images up to one more than {@code limit}
   */
  static ExcludedPage of(List<ExcludedImage> images, int limit) {
    if (images.size() <= limit) {
      return new ExcludedPage(images, Optional.empty());
    }
    List<ExcludedImage> page = images.subList(0, limit);
    return new ExcludedPage(page, Optional.of(page.get(limit - 1).imageId()));
  }
}
