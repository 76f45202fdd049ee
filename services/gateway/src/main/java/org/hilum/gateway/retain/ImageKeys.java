package org.hilum.gateway.retain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hilum.dicom.deidentify.PseudonymousUid;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.deliver.ReportIndex;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.hilum.storage.StoredObject;

/**
 * Every object that belongs to an image, whoever wrote it: those in whose key a part begins with
 * the image's id, and those of the index. What another step writes tomorrow is found too.
 */
@Singleton
public class ImageKeys {
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");
  private static final int ID_LENGTH = 64;

  private final ObjectStore store;
  private final InstanceIndex index;
  private final ReportIndex reports;

  ImageKeys(ObjectStore store, InstanceIndex index, ReportIndex reports) {
    this.store = store;
    this.index = index;
    this.reports = reports;
  }

  /** The first part of a key. */
  public static String kindOf(String key) {
    return key.substring(0, Math.max(0, key.indexOf('/')));
  }

  /** One look at the whole bucket, apart from the index of instances. */
  public List<String> of(Set<String> imageIds) {
    if (imageIds.isEmpty()) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    // Keys that do not name the image go before what leads to them.
    imageIds.forEach(imageId -> found.addAll(reports.keysOf(new ImageId(imageId))));
    found.addAll(naming(imageIds));
    return found;
  }

  private List<String> naming(Set<String> imageIds) {
    try (Stream<ObjectSummary> objects = store.list("")) {
      return objects
          .map(ObjectSummary::key)
          .filter(key -> Stream.of(key.split("/")).anyMatch(part -> begins(part, imageIds)))
          .toList();
    }
  }

  /** Those of the index, as long as the image is there to say which they are. */
  public List<String> ofIndex(String imageId) {
    return store
        .head(new ImageId(imageId).key())
        .map(ImageKeys::instance)
        .filter(label -> PSEUDONYM.matcher(label).matches())
        .map(label -> PseudonymousUid.of(HexFormat.of().parseHex(label)))
        .flatMap(index::find)
        .filter(entry -> entry.imageId().hex().equals(imageId))
        .map(InstanceIndex::keysOf)
        .orElse(List.of());
  }

  private static String instance(StoredObject object) {
    return Optional.ofNullable(object.metadata().get(XrayLabels.INSTANCE)).orElse("");
  }

  private static boolean begins(String part, Set<String> imageIds) {
    return part.length() >= ID_LENGTH && imageIds.contains(part.substring(0, ID_LENGTH));
  }
}
