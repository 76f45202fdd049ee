package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicomweb.NoiseRadiographs;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class InstanceIndexTest {
  private final Uid study = NoiseRadiographs.uid();
  private final Uid series = NoiseRadiographs.uid();
  private final Uid instance = NoiseRadiographs.uid();

  @Inject InstanceIndex index;
  @Inject ObjectStore store;

  @Test
  void findsWhatWasAdded() {
    IndexEntry entry = entry(study, "a");

    assertThat(index.add(entry)).isInstanceOf(Indexing.Added.class);

    assertThat(index.find(entry.uids())).map(IndexEntry::imageId).hasValue(entry.imageId());
    IndexEntry found = index.find(instance).orElseThrow();
    assertThat(found.uids()).isEqualTo(entry.uids());
    assertThat(found.syntax()).isEqualTo(entry.syntax());
    assertThat(found.attributes().toString()).isEqualTo(entry.attributes().toString());
    assertThat(index.list(study)).containsExactly(entry.uids());
    assertThat(index.list(study, series)).containsExactly(entry.uids());
    assertThat(index.list()).contains(entry.uids());
    assertThat(index.list(study, NoiseRadiographs.uid())).isEmpty();
    assertThat(index.find(NoiseRadiographs.uid())).isEmpty();
    assertThat(entry.attributes().has("7FE00010")).isFalse();
    assertThat(entry.attributes().at("/00280010/Value/0").intValue())
        .isEqualTo(NoiseRadiographs.ROWS);
  }

  @Test
  void tellsARepetitionFromAnotherObjectOfTheSameName() {
    IndexEntry first = entry(study, "a");
    IndexEntry inAnotherStudy = entry(NoiseRadiographs.uid(), "b");
    index.add(first);
    stored(first);

    assertThat(index.add(first)).isInstanceOf(Indexing.Same.class);
    assertThat(index.add(entry(study, "b"))).isEqualTo(new Indexing.Other(first.imageId()));
    assertThat(index.add(inAnotherStudy)).isEqualTo(new Indexing.Other(first.imageId()));

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(first.imageId());
    assertThat(index.find(inAnotherStudy.uids())).isEmpty();
  }

  @Test
  void waitsForAnObjectThatMayBeOnItsWay() {
    IndexEntry first = entry(study, "a");
    index.add(first);

    assertThat(index.add(entry(study, "b"))).isEqualTo(new Indexing.Pending(first.imageId()));

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(first.imageId());
  }

  @Test
  void givesTheNameOfAnObjectThatNeverCameToAnother() {
    IndexEntry first = entry(study, "a");
    IndexEntry inAnotherStudy = entry(NoiseRadiographs.uid(), "b");
    InstanceIndex impatient = new InstanceIndex(store, Duration.ofSeconds(-5));
    impatient.add(first);

    assertThat(impatient.add(inAnotherStudy)).isEqualTo(new Indexing.TakenOver(first.imageId()));

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(inAnotherStudy.imageId());
    assertThat(index.find(first.uids())).isEmpty();
    assertThat(index.add(inAnotherStudy)).isInstanceOf(Indexing.Same.class);
  }

  @Test
  void correctsTheEntryThatACrashLeftOfAnObjectThatNeverCame() {
    IndexEntry first = entry(study, "a");
    IndexEntry second = entry(study, "b");
    index.add(first);
    store.put("dicom-instances/" + instance, claim(second), "text/plain", Map.of());

    index.add(second);

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(second.imageId());
  }

  @Test
  void mendsWhatACrashLeft() {
    IndexEntry entry = entry(study, "a");
    store.put("dicom-instances/" + instance, claim(entry), "text/plain", Map.of());
    assertThat(index.find(instance)).isEmpty();

    assertThat(index.add(entry)).isInstanceOf(Indexing.Added.class);

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(entry.imageId());
  }

  @Test
  void listsStudiesThatWereIndexedBeforeThereWasAList() {
    StudyIndex fresh = new StudyIndex(store);
    IndexEntry entry = entry(study, "a");
    store.delete("dicom-studies-complete");

    fresh.complete(Stream.of(entry));

    assertThat(fresh.from("")).contains(StudyKey.of(entry));
    assertThat(fresh.from(StudyKey.of(entry).date())).contains(StudyKey.of(entry));
    assertThat(fresh.from("99999999")).isEmpty();
    assertThat(store.head("dicom-studies-complete")).isPresent();
  }

  @Test
  void letsOneOfManyWin() {
    List<Indexing> outcomes =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> index.add(entry(study, "writer " + i)))
            .toList();

    assertThat(outcomes).filteredOn(Indexing.Added.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Indexing.Pending.class::isInstance).hasSize(7);
    IndexEntry winner = index.find(instance).orElseThrow();
    assertThat(Collections.frequency(outcomes, new Indexing.Pending(winner.imageId())))
        .isEqualTo(7);
  }

  private static byte[] claim(IndexEntry entry) {
    return (entry.imageId().hex() + " " + entry.uids().key()).getBytes(UTF_8);
  }

  private void stored(IndexEntry entry) {
    store.put(entry.imageId().key(), new byte[0], "application/dicom", Map.of());
  }

  private IndexEntry entry(Uid ofStudy, String bytes) {
    return IndexEntry.of(
        ImageId.of((bytes + instance).getBytes(UTF_8)),
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        NoiseRadiographs.of(ofStudy, series, instance).build());
  }
}
