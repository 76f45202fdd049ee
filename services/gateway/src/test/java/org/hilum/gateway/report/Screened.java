package org.hilum.gateway.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;
import org.hilum.schemas.Decision;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.IndeterminateReason;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;

/** A result to report: the event that the schemas show, and a patient with a foreign name. */
public final class Screened {
  public static final String STUDY = "1.2.826.0.1.3680043.2.1";
  public static final String SERIES = STUDY + ".2";
  public static final String INSTANCE = STUDY + ".2.3";

  private Screened() {}

  public static Result result() {
    return result(event());
  }

  static Result result(ScreeningCompleted event) {
    return new Result(event, identity(), ZoneId.of("Europe/Vienna"));
  }

  static NotScreened notScreened(FailureReason reason, String detail, Optional<String> code) {
    return new NotScreened(failure(reason, detail, code), identity(), ZoneId.of("Europe/Vienna"));
  }

  /** Of the same image, by the same model. */
  public static ScreeningFailed failure(
      FailureReason reason, String detail, Optional<String> code) {
    ScreeningCompleted told = event();
    return new ScreeningFailed(
        told.imageId(),
        told.receivedAt(),
        told.screenedAt(),
        told.champion().modelVersion(),
        reason,
        detail,
        code);
  }

  public static ScreeningCompleted event() {
    String file = "/examples/hilum.screening.completed.v1.json";
    try (InputStream example = EventJson.class.getResourceAsStream(file)) {
      return EventJson.read(example.readAllBytes(), ScreeningCompleted.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedEventException e) {
      throw new AssertionError(e);
    }
  }

  static ScreeningCompleted indeterminate() {
    Judgement told = event().champion();
    return judged(
        new Judgement(
            told.modelVersion(),
            told.probability(),
            told.threshold(),
            Decision.INDETERMINATE,
            Optional.of(IndeterminateReason.UNLIKE_TRAINING_IMAGES),
            1.3,
            Optional.empty()));
  }

  static ScreeningCompleted of(String modelVersion) {
    Judgement told = event().champion();
    return judged(
        new Judgement(
            modelVersion,
            told.probability(),
            told.threshold(),
            told.decision(),
            told.reason(),
            told.unlikeness(),
            told.findings()));
  }

  private static ScreeningCompleted judged(Judgement champion) {
    ScreeningCompleted told = event();
    return new ScreeningCompleted(
        told.imageId(),
        told.receivedAt(),
        told.screenedAt(),
        told.trunkDigest(),
        champion,
        told.shadows(),
        told.heatMap(),
        told.featuresKey(),
        told.timings());
  }

  public static DataSet identity() {
    return DataSet.builder()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
        .text(Tags.SOP_CLASS_UID, SopClasses.COMPUTED_RADIOGRAPHY.value())
        .text(Tags.SOP_INSTANCE_UID, INSTANCE)
        .text(Tags.STUDY_INSTANCE_UID, STUDY)
        .text(Tags.SERIES_INSTANCE_UID, SERIES)
        .text(Tags.STUDY_DATE, "20260302")
        .text(Tags.STUDY_TIME, "081205")
        .text(Tags.STUDY_DESCRIPTION, "Thorax p.a.")
        .text(Tags.ACCESSION_NUMBER, "A4711")
        .text(Tags.PATIENT_NAME, "Yamada^Tarou=山田^太郎=やまだ^たろう")
        .text(Tags.PATIENT_ID, "P-0815")
        .text(ReportTags.ISSUER_OF_PATIENT_ID, "St. Anna")
        .text(Tags.PATIENT_BIRTH_DATE, "20200110")
        .text(Tags.PATIENT_SEX, "M")
        .build();
  }

  /** A grey that rises from left to right, as a de-identified computed radiograph. */
  public static DicomFile image(int width, int height) {
    return new DicomFile(
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        DataSet.builder().build(),
        pixels(width, height).build());
  }

  static DicomFile image(int width, int height, Tag tag, String value) {
    return new DicomFile(
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        DataSet.builder().build(),
        pixels(width, height).text(tag, value).build());
  }

  private static DataSetBuilder pixels(int width, int height) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % width * 255 / Math.max(1, width - 1));
    }
    return DataSet.builder()
        .text(Tags.SOP_CLASS_UID, SopClasses.COMPUTED_RADIOGRAPHY.value())
        .text(Tags.SOP_INSTANCE_UID, "2.25.1")
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, height)
        .integers(Tags.COLUMNS, width)
        .integers(Tags.BITS_ALLOCATED, 8)
        .integers(Tags.BITS_STORED, 8)
        .integers(Tags.HIGH_BIT, 7)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, samples);
  }
}
