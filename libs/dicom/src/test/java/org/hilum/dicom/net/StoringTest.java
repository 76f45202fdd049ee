package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StoringTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  private final Archive archive = new Archive();

  @Test
  void answersAnEcho() throws IOException {
    try (Ward ward = Ward.with(archive)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      assertThat(Ward.status(association.echo())).isEqualTo(Status.SUCCESS.code());
      association.release();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "HTJ2K.*", value = TransferSyntax.class)
  void anObjectOfEverySyntaxArrivesAsItWasSent(TransferSyntax syntax) throws IOException {
    DicomFile image = Radiographs.of(SopClasses.COMPUTED_RADIOGRAPHY, syntax, 5, 300);
    try (Ward ward = Ward.with(archive)) {
      assertThat(ward.store(image)).isEqualTo(Status.SUCCESS.code());
    }

    Archive.Kept kept = archive.kept().get(0);
    assertThat(kept.calling()).isEqualTo("DEVICE");
    assertThat(kept.sopInstance()).isEqualTo(new Uid("2.25.5"));
    assertThat(kept.syntax()).isEqualTo(syntax);
    assertThat(kept.dataSet()).isEqualTo(DicomWriter.dataSet(syntax, image.dataSet()));
    assertThat(kept.file()).isEqualTo(DicomWriter.file(syntax, image.dataSet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "HTJ2K.*", value = TransferSyntax.class)
  void noSyntaxIsAgreedOnThatNobodyCanDecode(TransferSyntax syntax) throws IOException {
    try (Ward ward = Ward.with(archive)) {
      ClientAssociation association = ward.associate(syntax);
      assertThat(association.store(Radiographs.computed(syntax, 1)))
          .isEqualTo(new Sending.NotNegotiated());
      assertThat(Ward.status(association.echo())).isEqualTo(Status.SUCCESS.code());
      association.release();
    }
  }

  @Test
  void pixelsForProcessingAreNotTaken() throws IOException {
    Uid sopClass = SopClasses.DIGITAL_X_RAY_FOR_PROCESSING;
    try (Ward ward = Ward.with(archive)) {
      ClientAssociation association = Ward.opened(ward.open(sopClass, EXPLICIT));
      assertThat(association.store(Radiographs.of(sopClass, EXPLICIT, 1, 10)))
          .isEqualTo(new Sending.NotNegotiated());
      association.release();
    }
  }

  @Test
  void whatIsNotCompressedIsRewrittenInASyntaxThatThePeerTakes() throws IOException {
    DicomFile image = Radiographs.computed(TransferSyntax.EXPLICIT_BIG_ENDIAN, 3);
    try (Ward ward = Ward.with(archive)) {
      ClientAssociation association = ward.associate(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
      assertThat(Ward.status(association.store(image))).isEqualTo(Status.SUCCESS.code());
      association.release();
    }
    DicomFile kept =
        new DicomReader(ReadLimits.standard())
            .read(archive.kept().get(0).file())
            .fold(
                file -> file,
                refused -> {
                  throw new AssertionError(refused);
                });
    assertThat(kept.syntax()).isEqualTo(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    assertThat(kept.dataSet()).isEqualTo(image.dataSet());
  }

  @Test
  void severalAssociationsStoreAtOnce() throws Exception {
    int peers = 6;
    int objects = 4;
    ExecutorService threads = Executors.newFixedThreadPool(peers);
    try (Ward ward = Ward.with(archive)) {
      List<Callable<Void>> senders = new ArrayList<>();
      for (int peer = 0; peer < peers; peer++) {
        int first = peer * objects;
        senders.add(
            () -> {
              ClientAssociation association = ward.associate(EXPLICIT);
              for (int i = first; i < first + objects; i++) {
                association.store(Radiographs.computed(EXPLICIT, i));
              }
              association.release();
              return null;
            });
      }
      for (Future<Void> sender : threads.invokeAll(senders)) {
        sender.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(archive.kept()).hasSize(peers * objects);
    for (Archive.Kept kept : archive.kept()) {
      int number = Integer.parseInt(kept.sopInstance().value().substring(5));
      byte[] sent = DicomWriter.file(EXPLICIT, Radiographs.computed(EXPLICIT, number).dataSet());
      assertThat(kept.file()).isEqualTo(sent);
    }
  }

  @Test
  void aHandlerThatThrowsIsAProcessingFailureAndTheAssociationGoesOn() throws IOException {
    StoreHandler moody =
        object -> {
          if (object.sopInstance().value().endsWith(".1")) {
            throw new IllegalStateException("on purpose");
          }
          return archive.store(object);
        };
    try (Ward ward = Ward.with(moody)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 1))))
          .isEqualTo(0x0110);
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 2)))).isZero();
      association.release();
    }
    assertThat(archive.kept()).hasSize(1);
  }

  @Test
  void aHandlerThatFailsOverARefusalIsAProcessingFailureToo() throws IOException {
    StoreHandler failing =
        new StoreHandler() {
          @Override
          public StoreOutcome store(ReceivedObject object) {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
            archive.refused(calling, reason);
            throw new IllegalStateException("once more");
          }
        };
    try (Ward ward = Ward.with(failing)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      for (int number = 1; number < 3; number++) {
        assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, number))))
            .isEqualTo(0x0110);
      }
      association.release();
    }
    assertThat(archive.refused())
        .containsExactly(StoreRefusal.INTERNAL_FAULT, StoreRefusal.INTERNAL_FAULT);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SUCCESS", value = Status.class)
  void aRefusalReachesThePeer(Status status) throws IOException {
    try (Ward ward = Ward.with(object -> new StoreOutcome.Refused(status, "zu groß\\"))) {
      ClientAssociation association = ward.associate(EXPLICIT);
      assertThat(association.store(Radiographs.computed(EXPLICIT, 1)))
          .isEqualTo(new Sending.Answered(status.code(), "zu gro??"));
      association.release();
    }
  }

  @Test
  void aRefusalIsNoSuccess() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoreOutcome.Refused(Status.SUCCESS, ""));
  }

  @Test
  void anObjectBeyondTheLimitIsRefusedAndTheAssociationGoesOn() throws IOException {
    try (Ward ward = Ward.with(archive)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      DicomFile large = Radiographs.of(SopClasses.COMPUTED_RADIOGRAPHY, EXPLICIT, 1, 800);
      assertThat(Ward.status(association.store(large))).isEqualTo(0xA700);
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 2)))).isZero();
      association.release();
    }
    assertThat(archive.kept())
        .extracting(Archive.Kept::sopInstance)
        .containsOnly(new Uid("2.25.2"));
    assertThat(archive.refused()).containsExactly(StoreRefusal.TOO_MANY_BYTES);
  }

  @Test
  void withoutRoomForItAnObjectIsRefused() throws IOException {
    Spool.Factory full =
        () -> {
          throw new IOException("no space left, on purpose");
        };
    try (Ward ward = Ward.with(Ward.OPEN, Ward.LIMITS, full, archive)) {
      assertThat(ward.store(Radiographs.computed(EXPLICIT, 1))).isEqualTo(0xA700);
    }
    assertThat(archive.kept()).isEmpty();
    assertThat(archive.refused()).containsExactly(StoreRefusal.NO_ROOM);
  }

  @Test
  void whatTheDiskHasNoMoreRoomForIsRefusedAndServiceResumesWhenItHas(@TempDir Path folder)
      throws IOException {
    FullDisk disk = new FullDisk(FileSpool.in(folder));
    try (Ward ward = Ward.with(Ward.OPEN, Ward.LIMITS, disk, archive)) {
      ClientAssociation association = ward.associate(EXPLICIT);
      disk.hasRoomFor(50_000);
      assertThat(association.store(Radiographs.computed(EXPLICIT, 1)))
          .isEqualTo(new Sending.Answered(0xA700, "NO_ROOM: no room"));
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
      disk.hasRoomFor(Ward.OBJECT_BYTES);
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 1)))).isZero();
      association.release();
    }
    assertThat(archive.kept())
        .extracting(Archive.Kept::sopInstance)
        .containsExactly(new Uid("2.25.1"));
  }

  @Test
  void temporaryFilesGoWhenTheirObjectIsHandled(@TempDir Path folder) throws IOException {
    DicomFile image = Radiographs.computed(EXPLICIT, 4);
    try (Ward ward = Ward.with(Ward.OPEN, Ward.LIMITS, FileSpool.in(folder), archive)) {
      assertThat(ward.store(image)).isZero();
    }
    assertThat(archive.kept().get(0).file()).isEqualTo(DicomWriter.file(EXPLICIT, image.dataSet()));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anObjectWithoutItsUidIsNotSent() throws IOException {
    DicomFile image = Radiographs.computed(EXPLICIT, 1);
    DicomFile nameless =
        new DicomFile(
            EXPLICIT,
            image.meta(),
            image.dataSet().toBuilder().without(Tags.SOP_INSTANCE_UID).build());
    try (Ward ward = Ward.with(archive);
        ClientAssociation association = ward.associate(EXPLICIT)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> association.store(nameless))
          .withMessageContaining("(0008,0018)");
    }
  }
}
