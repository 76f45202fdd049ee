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
import org.hilum.dicom.data.Tags;
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
    assertThat(index.list(study)).containsExactly(ListedInstance.of(entry));
    assertThat(index.list()).contains(ListedInstance.of(entry));
    assertThat(index.list(NoiseRadiographs.uid())).isEmpty();
    assertThat(index.find(NoiseRadiographs.uid())).isEmpty();
    assertThat(index.find(new InstanceUids(study, NoiseRadiographs.uid(), instance))).isEmpty();
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
    assertThat(index.list(study)).containsExactly(ListedInstance.of(first));
    assertThat(index.list(inAnotherStudy.uids().study())).isEmpty();
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
    assertThat(index.list(study)).isEmpty();
    assertThat(index.list(inAnotherStudy.uids().study())).hasSize(1);
    assertThat(index.add(inAnotherStudy)).isInstanceOf(Indexing.Same.class);
  }

  @Test
  void staysListedWhereTheObjectThatNeverCameWasOfTheSameStudy() {
    InstanceIndex impatient = new InstanceIndex(store, Duration.ofSeconds(-5));
    IndexEntry second = entry(study, "b");
    impatient.add(entry(study, "a"));

    assertThat(impatient.add(second)).isInstanceOf(Indexing.TakenOver.class);

    assertThat(index.list(study)).containsExactly(ListedInstance.of(second));
  }

  @Test
  void mendsWhatACrashLeftBetweenListAndEntry() {
    IndexEntry entry = entry(study, "a");
    list(entry);
    assertThat(index.find(entry.uids())).isEmpty();

    assertThat(index.add(entry)).isInstanceOf(Indexing.Added.class);

    assertThat(index.find(instance)).map(IndexEntry::imageId).hasValue(entry.imageId());
    assertThat(index.list(study)).containsExactly(ListedInstance.of(entry));
  }

  @Test
  void mendsAListThatLacksAnEntry() {
    IndexEntry entry = entry(study, "a");
    index.add(entry);
    store.delete(ListedInstance.of(entry).key());

    assertThat(index.add(entry)).isInstanceOf(Indexing.Same.class);

    assertThat(index.list(study)).containsExactly(ListedInstance.of(entry));
  }

  @Test
  void takesOffTheListWhatACrashLeftOfALoser() {
    IndexEntry first = entry(study, "a");
    IndexEntry loser = entry(NoiseRadiographs.uid(), "b");
    index.add(first);
    list(loser);

    index.add(loser);

    assertThat(index.list(loser.uids().study())).isEmpty();
  }

  @Test
  void tellsPatientsApartByTheKeysOfTheList() {
    IndexEntry entry = entry(study, "a");
    index.add(entry);

    assertThat(index.list(study).map(ListedInstance::patient))
        .containsExactly(ListedInstance.patient(entry.text(Tags.PATIENT_ID).orElseThrow()));
    assertThat(ListedInstance.patient("a/b")).matches("[0-9a-f]{32}");
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
    assertThat(index.list(study)).containsExactly(ListedInstance.of(winner));
  }

  private void list(IndexEntry entry) {
    store.put(ListedInstance.of(entry).key(), new byte[0], "application/octet-stream", Map.of());
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
