package org.hilum.gateway.dicomweb.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.Indexes;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicomweb.NoiseRadiographs;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many requests of the store a search takes, of a bucket with 120 studies. */
class SearchCostTest {
  private static final int STUDIES = 120;

  /** All instances fit into one answer of the store. */
  private static final int LIST = 1;

  private static final String BUCKET = "studies-" + UUID.randomUUID();
  private static final CountingRelay RELAY =
      new CountingRelay(RealServers.shared().storageEndpoint());
  private static final ObjectStore COUNTED = bucket(RELAY.address());
  private static final Searches SEARCHES = new Searches(Indexes.over(COUNTED));
  private static final List<String> BY_UID = new ArrayList<>();

  @BeforeAll
  static void fill() {
    try (ObjectStore store = bucket(RealServers.shared().storageEndpoint())) {
      store.createBucketIfAbsent();
      InstanceIndex index = Indexes.over(store);
      List<Integer> numbers = new ArrayList<>(IntStream.range(0, STUDIES).boxed().toList());
      Collections.shuffle(numbers, new Random(7));
      numbers.forEach(number -> index.add(entry(number)));
      index.list().map(listed -> listed.uids().study().value()).forEach(BY_UID::add);
    }
  }

  @AfterAll
  static void close() {
    COUNTED.close();
    RELAY.close();
  }

  @Test
  void readsOfAPageWhatItTellsHoweverFarBackItIs() {
    assertThat(BY_UID).hasSize(STUDIES).isSorted();
    for (int offset : new int[] {0, 50, 110}) {
      int before = RELAY.requests();

      SearchResults page = run(Level.STUDY, Map.of(), offset, 5);

      assertThat(studies(page)).isEqualTo(BY_UID.subList(offset, offset + 5));
      assertThat(page.isCut()).isTrue();
      assertThat(RELAY.requests() - before).isEqualTo(LIST + 5);
    }
    assertThat(run(Level.STUDY, Map.of(), 115, 5).isCut()).isFalse();
  }

  @Test
  void readsNoStudyOfAnotherPatient() {
    int before = RELAY.requests();

    SearchResults found = run(Level.SERIES, Map.of(Tags.PATIENT_ID, "patient 17"), 0, 100);

    assertThat(found.matches()).hasSize(1);
    assertThat(RELAY.requests() - before).isEqualTo(LIST + 1);
  }

  @Test
  void skipsStudiesOfAPatientWithoutReadingThem() {
    int before = RELAY.requests();

    SearchResults cut = run(Level.STUDY, Map.of(Tags.PATIENT_ID, "patient 17"), 1, 5);

    assertThat(cut.matches()).isEmpty();
    assertThat(RELAY.requests() - before).isEqualTo(LIST);
  }

  @Test
  void asksNothingForWhatDeidentificationTakesFromEveryObject() {
    int before = RELAY.requests();

    for (Tag tag :
        List.of(
            Tags.STUDY_DATE, Tags.ACCESSION_NUMBER, Tags.PATIENT_BIRTH_DATE, Tag.of(9, 0x1001))) {
      assertThat(run(Level.STUDY, Map.of(tag, "20260101"), 0, 100).matches()).isEmpty();
    }

    assertThat(RELAY.requests()).isEqualTo(before);
  }

  @Test
  void readsOfAPageOfInstancesWhatItTells() {
    int before = RELAY.requests();

    SearchResults page = run(Level.INSTANCE, Map.of(), 100, 4);

    assertThat(page.matches()).hasSize(4);
    assertThat(page.isCut()).isTrue();
    assertThat(RELAY.requests() - before).isEqualTo(LIST + 4);
  }

  private static SearchResults run(Level level, Map<Tag, String> keys, int offset, int limit) {
    return SEARCHES.run(
        new Search(
            level, Optional.empty(), Optional.empty(), keys, Set.of(), false, false, offset, limit),
        uids -> "http://h");
  }

  private static List<String> studies(SearchResults page) {
    return page.matches().stream().map(it -> it.at("/0020000D/Value/0").textValue()).toList();
  }

  private static IndexEntry entry(int number) {
    Uid study = NoiseRadiographs.uid();
    DataSet dataSet =
        NoiseRadiographs.of(study, NoiseRadiographs.uid(), NoiseRadiographs.uid())
            .text(Tags.PATIENT_ID, "patient " + number)
            .build();
    return IndexEntry.of(
        ImageId.of(study.value().getBytes()), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);
  }

  private static ObjectStore bucket(URI endpoint) {
    return new ObjectStore(
        new StorageSettings(
            endpoint, ServerSet.ACCESS_KEY, ServerSet.SECRET_KEY, ServerSet.REGION, BUCKET));
  }
}
