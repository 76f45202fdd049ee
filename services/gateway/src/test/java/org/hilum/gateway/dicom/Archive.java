package org.hilum.gateway.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.gateway.Topics;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectStore;

/** What the gateway has of an instance, looked for by the names that its device knows. */
public record Archive(ObjectStore store, InstanceIndex index, Deidentifier names) {
  private static final int LARGEST = 50_000_000;

  public Optional<IndexEntry> entryOf(DataSet original) {
    String uid = original.text(Tags.SOP_INSTANCE_UID).orElseThrow();
    return index.find(names.uid(Pseudonymiser.Kind.INSTANCE, uid));
  }

  public byte[] objectOf(DataSet original) {
    return store.get(keyOf(original), LARGEST).orElseThrow();
  }

  public DicomFile fileOf(DataSet original) {
    return new DicomReader(ReadLimits.standard())
        .read(objectOf(original))
        .fold(
            file -> file,
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  public String keyOf(DataSet original) {
    return entryOf(original).orElseThrow().imageId().key();
  }

  public XrayReceived onlyEventOf(DataSet original) throws MalformedEventException {
    List<ConsumerRecord<String, byte[]>> events =
        Topics.eventsOf(entryOf(original).orElseThrow().imageId().hex());
    assertThat(events).hasSize(1);
    return EventJson.read(events.get(0).value(), XrayReceived.class);
  }
}
