package org.hilum.gateway.dicomweb.retrieve;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicomweb.NoiseRadiographs;
import org.hilum.gateway.dicomweb.Shelf;
import org.hilum.gateway.dicomweb.multipart.MalformedMultipartException;
import org.hilum.gateway.dicomweb.multipart.MultipartReader;
import org.hilum.gateway.dicomweb.multipart.WholeParts;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RetrieveTest {
  private static final String OBJECTS = "multipart/related; type=\"application/dicom\"";
  private static final String AS_STORED = OBJECTS + "; transfer-syntax=*";
  private static final String OCTETS = "multipart/related; type=\"application/octet-stream\"";

  private final Uid study = NoiseRadiographs.uid();
  private final Uid series = NoiseRadiographs.uid();

  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject DecodingMemory memory;

  @Test
  void givesTheObjectsOfAStudyOrASeriesOneByOne() throws Exception {
    List<IndexEntry> ofSeries = List.of(put(native16(series)), put(native16(series)));
    IndexEntry other = put(native16(NoiseRadiographs.uid()));

    List<WholeParts.Whole> all = parts(get("/studies/" + study, OBJECTS));
    List<WholeParts.Whole> some =
        parts(get("/studies/%s/series/%s".formatted(study, series), "*/*"));

    assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(ids(ofSeries, other));
    assertThat(ids(some)).containsExactlyInAnyOrderElementsOf(ids(ofSeries));
    assertThat(all.get(0).headers().get("content-type"))
        .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    assertThat(all.get(0).headers().get("content-location")).contains("/dicomweb/studies/" + study);
  }

  @Test
  void givesOneObjectInAPartOrAlone() throws Exception {
    IndexEntry entry = put(native16(series));

    assertThat(ids(parts(get(address(entry), OBJECTS)))).containsExactly(entry.imageId().hex());
    Response alone = get(address(entry), "application/dicom");
    assertThat(alone.contentType()).startsWith("application/dicom;");
    assertThat(ImageId.of(alone.asByteArray())).isEqualTo(entry.imageId());
  }

  @Test
  void givesCompressedObjectsAsTheyAreOrUncompressed() throws Exception {
    DataSet original = native16(series);
    IndexEntry entry = putCompressed(original, rle(pixels(original)));

    WholeParts.Whole stored = parts(get(address(entry), AS_STORED)).get(0);
    WholeParts.Whole plain = parts(get(address(entry), OBJECTS)).get(0);

    assertThat(ids(List.of(stored))).containsExactly(entry.imageId().hex());
    assertThat(stored.headers().get("content-type")).endsWith("=1.2.840.10008.1.2.5");
    assertThat(plain.headers().get("content-type")).endsWith("=1.2.840.10008.1.2.1");
    DicomFile file = read(plain.content().orElseThrow());
    assertThat(file.syntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    assertThat(file.dataSet()).isEqualTo(original);
    given()
        .accept(OBJECTS + "; transfer-syntax=1.2.840.10008.1.2.4.90")
        .get("/dicomweb" + address(entry))
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @Test
  void givesDamagedObjectsAsTheyAre() throws Exception {
    IndexEntry entry = putCompressed(native16(series), new byte[] {1, 2, 3, 4});

    assertThat(ids(parts(get(address(entry), OBJECTS)))).containsExactly(entry.imageId().hex());
    assertProblem(address(entry) + "/frames/1", OCTETS, 406, "not-acceptable");
    assertProblem(address(entry) + "/rendered", "*/*", 406, "not-acceptable");
  }

  @Test
  void givesMetadataWithItsBulkDataElsewhere() throws Exception {
    byte[] entries = new byte[2 * 1000];
    entries[1] = 7;
    DataSet table =
        DataSet.builder()
            .bytes(
                Tags.LUT_DESCRIPTOR,
                ValueRepresentation.US,
                new byte[] {(byte) 0xE8, 3, 0, 0, 12, 0})
            .bytes(Tags.LUT_DATA, ValueRepresentation.OW, entries)
            .build();
    DataSet original = native16(series).toBuilder().items(Tags.VOI_LUT_SEQUENCE, table).build();
    IndexEntry entry = put(original);
    put(native16(series));

    given().get("/dicomweb/studies/%s/metadata".formatted(study)).then().body("", hasSize(2));
    given()
        .get("/dicomweb/studies/%s/series/%s/metadata".formatted(study, series))
        .then()
        .body("", hasSize(2));
    Response answer = get(address(entry) + "/metadata", "application/dicom+json");
    assertThat(answer.contentType()).isEqualTo("application/dicom+json");
    answer
        .then()
        .body("", hasSize(1))
        .body(
            "[0].'00080018'",
            is(Map.of("vr", "UI", "Value", List.of(entry.uids().instance().value()))))
        .body("[0].'00080005'.Value", is(List.of("ISO_IR 192")))
        .body("[0].'00100010'.Value", is(List.of(Map.of("Alphabetic", "Åström^Ida"))))
        .body("[0].'00280010'", is(Map.of("vr", "US", "Value", List.of(NoiseRadiographs.ROWS))))
        .body("[0].'00281050'", is(Map.of("vr", "DS", "Value", List.of(2048))))
        .body("[0].'00283010'.Value[0].'00283002'.Value", is(List.of(1000, 0, 12)))
        .body("[0].'7FE00010'.vr", is("OW"))
        .body("[0].'7FE00010'.Value", nullValue());
    JsonPath json = answer.jsonPath();
    assertThat(bulk(json.getString("[0].'7FE00010'.BulkDataURI"))).isEqualTo(pixels(original));
    assertThat(bulk(json.getString("[0].'00283010'.Value[0].'00283006'.BulkDataURI")))
        .isEqualTo(entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00283010", "00283010/0/00283006", "x", "00283010/x/00283006", "7FE00010/0"})
  void knowsNoBulkDataThatIsNotThere(String path) {
    assertProblem(
        address(put(native16(series))) + "/bulkdata/" + path, "*/*", 404, "unknown-instance");
  }

  @Test
  void givesFramesUncompressed() throws Exception {
    DataSet original = native16(series);

    for (IndexEntry entry :
        List.of(put(original), putCompressed(native16(series, original), rle(pixels(original))))) {
      Response several = get(address(entry) + "/frames/1", OCTETS);
      assertThat(several.contentType()).startsWith(OCTETS + "; boundary=");
      assertThat(parts(several))
          .hasSize(1)
          .first()
          .extracting(part -> part.content().orElseThrow())
          .isEqualTo(pixels(original));
      assertThat(get(address(entry) + "/frames/1", "application/octet-stream").asByteArray())
          .isEqualTo(pixels(original));
    }
  }

  @Test
  void givesFramesAsTheyAreStored() throws Exception {
    DataSet original = native16(series);
    byte[] frame = rle(pixels(original));
    IndexEntry entry = putCompressed(original, frame);

    Response answer =
        get(address(entry) + "/frames/1", "multipart/related; type=\"image/dicom-rle\"");

    WholeParts.Whole part = parts(answer).get(0);
    assertThat(part.content().orElseThrow()).isEqualTo(frame);
    assertThat(part.headers().get("content-type"))
        .isEqualTo("image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5");
    assertThat(get(address(entry) + "/frames/1", "image/dicom-rle").asByteArray()).isEqualTo(frame);
    assertProblem(
        address(entry) + "/frames/1",
        "multipart/related; type=\"image/jls\"",
        406,
        "not-acceptable");
  }

  @Test
  void givesEachOfSeveralNativeFrames() throws Exception {
    DataSet original = native16(series);
    byte[] one = pixels(original);
    byte[] both = Arrays.copyOf(one, 2 * one.length);
    both[one.length] = 77;
    IndexEntry entry =
        put(
            original.toBuilder()
                .integers(Tags.NUMBER_OF_FRAMES, 2)
                .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, both)
                .build());

    List<WholeParts.Whole> frames = parts(get(address(entry) + "/frames/2,1", "*/*"));

    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).content().orElseThrow()).hasSize(one.length).startsWith(77);
    assertThat(frames.get(1).content().orElseThrow()).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "1,2", "x", "-1", "9999999", "1,"})
  void knowsNoOtherFrames(String numbers) {
    assertProblem(
        address(put(native16(series))) + "/frames/" + numbers, "*/*", 404, "unknown-instance");
  }

  @Test
  void showsTheSamePictureAsTheRenderer() throws Exception {
    DataSet original = native16(series);
    IndexEntry entry = put(original);
    char[] expected = rendered(original);

    Response png = get(address(entry) + "/rendered", "image/png");
    BufferedImage picture = picture(png);
    BufferedImage jpeg = picture(get(address(entry) + "/rendered", "image/*"));

    assertThat(png.contentType()).isEqualTo("image/png");
    assertThat(picture.getWidth()).isEqualTo(NoiseRadiographs.COLUMNS);
    assertThat(picture.getHeight()).isEqualTo(NoiseRadiographs.ROWS);
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      int x = i % NoiseRadiographs.COLUMNS;
      int y = i / NoiseRadiographs.COLUMNS;
      assertThat(picture.getRaster().getSample(x, y, 0)).isCloseTo(expected[i] / 257, within(1));
      difference += Math.abs(jpeg.getRaster().getSample(x, y, 0) - expected[i] / 257.0);
    }
    assertThat(difference / expected.length).isLessThan(20); // noise is what JPEG does worst
  }

  @Test
  void showsPicturesAsSmallAndAsBrightAsAskedFor() throws Exception {
    IndexEntry entry = put(native16(series));

    BufferedImage small = picture(get(address(entry) + "/rendered?viewport=35,100", "image/png"));
    BufferedImage large = picture(get(address(entry) + "/rendered?viewport=999,999", "image/png"));
    BufferedImage white =
        picture(get(address(entry) + "/rendered?window=-9000,2,linear", "image/png"));
    Response thumbnail = get(address(entry) + "/thumbnail", "*/*");

    assertThat(List.of(small.getWidth(), small.getHeight())).isEqualTo(List.of(35, 32));
    assertThat(large.getWidth()).isEqualTo(NoiseRadiographs.COLUMNS);
    assertThat(white.getRaster().getSample(3, 3, 0)).isEqualTo(255);
    assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
    assertThat(picture(thumbnail).getWidth()).isLessThanOrEqualTo(128);
  }

  @Test
  void showsSquarePixels() throws Exception {
    IndexEntry entry =
        put(native16(series).toBuilder().decimals(Tags.PIXEL_SPACING, 0.2, 0.1).build());

    BufferedImage picture = picture(get(address(entry) + "/rendered", "image/png"));

    assertThat(picture.getWidth()).isEqualTo(NoiseRadiographs.COLUMNS / 2);
    assertThat(picture.getHeight()).isEqualTo(NoiseRadiographs.ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "viewport=0,1",
        "viewport=1",
        "viewport=x",
        "window=1,2",
        "window=1,0,linear",
        "window=1,2,cubic"
      })
  void refusesPicturesThatCannotBe(String query) {
    assertProblem(
        address(put(native16(series))) + "/rendered?" + query, "*/*", 400, "malformed-request");
  }

  @ParameterizedTest
  @CsvSource({
    "'', image/png",
    "'', application/dicom+xml",
    "/metadata, application/dicom+xml",
    "/frames/1, image/png",
    "/rendered, image/gif",
    "/thumbnail, application/json"
  })
  void givesNothingInAFormThatIsNotAccepted(String below, String accept) {
    assertProblem(address(put(native16(series))) + below, accept, 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/metadata", "/frames/1", "/bulkdata/7FE00010", "/rendered", "/thumbnail"})
  void knowsNothingThatIsNotThere(String below) {
    String instance = "/series/%s/instances/%s".formatted(series, NoiseRadiographs.uid());

    assertProblem("/studies/" + study + instance + below, "*/*", 404, "unknown-instance");
    assertProblem("/studies/1.02" + instance + below, "*/*", 400, "malformed-uid");
  }

  @Test
  void leavesOutWhatIsStillOnItsWayIntoTheStore() throws Exception {
    IndexEntry there = put(native16(series));
    IndexEntry coming =
        IndexEntry.of(
            ImageId.of(study.value().getBytes(UTF_8)),
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            native16(series));
    index.add(coming);

    assertThat(ids(parts(get("/studies/" + study, OBJECTS))))
        .containsExactly(there.imageId().hex());
    given().get("/dicomweb/studies/%s/metadata".formatted(study)).then().body("", hasSize(1));
    assertProblem(address(coming), "application/dicom", 404, "unknown-instance");
    assertProblem(address(coming) + "/rendered", "*/*", 404, "unknown-instance");
  }

  /** A client must not take half a study for all of it. */
  @Test
  void neverEndsWellWhenAnObjectCannotBeRead() {
    for (int i = 1; i <= 3; i++) {
      put(NoiseRadiographs.of(study, series, new Uid(study + "." + i)).build());
    }
    DataSet last = NoiseRadiographs.of(study, series, new Uid(study + ".4")).build();
    IndexEntry damaged = putCompressed(last, rle(pixels(last)));
    store.put(damaged.imageId().key(), "no DICOM".getBytes(UTF_8), "application/dicom", Map.of());

    assertThatThrownBy(() -> parts(get("/studies/" + study, OBJECTS)))
        .isInstanceOfAny(
            AssertionError.class, IOException.class, MalformedMultipartException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', application/dicom",
    "'', multipart/related; type=\"application/dicom\"",
    "/metadata, application/dicom+json",
    "/frames/1, */*",
    "/bulkdata/7FE00010, */*",
    "/rendered, */*"
  })
  void asksToComeAgainWhileOthersHaveTheMemory(String below, String accept) {
    String address = address(put(native16(series))) + below;
    DecodingMemory.Share all = memory.keep(Long.MAX_VALUE);
    try (all) {
      given()
          .accept(accept)
          .get("/dicomweb" + address)
          .then()
          .statusCode(503)
          .header("Retry-After", is("5"))
          .body("type", endsWith(":memory-shortage"));
    }
    get(address, accept);
    memory.keep(Long.MAX_VALUE).close(); // whatever was taken is given back
  }

  @Test
  void decodesNothingThatFitsNowhere() throws Exception {
    DataSet original = native16(series);
    DataSet claims =
        original.toBuilder().integers(Tags.ROWS, 65_000).integers(Tags.COLUMNS, 65_000).build();
    IndexEntry entry = putCompressed(claims, rle(pixels(original)));

    assertProblem(address(entry) + "/frames/1", OCTETS, 406, "not-acceptable");
    given()
        .get("/dicomweb" + address(entry) + "/rendered")
        .then()
        .statusCode(406)
        .body("detail", endsWith("too large to be decoded here"));
    assertThat(ids(parts(get(address(entry), OBJECTS)))).containsExactly(entry.imageId().hex());
    assertThat(get(address(entry) + "/frames/1", "image/dicom-rle").asByteArray())
        .isEqualTo(rle(pixels(original)));
  }

  private DataSet native16(Uid ofSeries) {
    return NoiseRadiographs.of(study, ofSeries, NoiseRadiographs.uid()).build();
  }

  /** Another instance with the same pixels. */
  private DataSet native16(Uid ofSeries, DataSet like) {
    return native16(ofSeries).toBuilder()
        .element(like.element(Tags.PIXEL_DATA).orElseThrow())
        .build();
  }

  private IndexEntry put(DataSet dataSet) {
    return new Shelf(store, index).put(dataSet);
  }

  private IndexEntry putCompressed(DataSet dataSet, byte[] frame) {
    Fragments fragments = new Fragments(new Bytes(new byte[0]), List.of(new Bytes(frame)));
    DataSet compressed =
        dataSet.toBuilder()
            .element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, fragments))
            .build();
    return new Shelf(store, index).put(TransferSyntax.RLE, compressed);
  }

  private static byte[] pixels(DataSet dataSet) {
    return ((Bytes) dataSet.element(Tags.PIXEL_DATA).orElseThrow().value()).bytes();
  }

  /** RLE Lossless without any run (PS3.5 annex G): high bytes, then low bytes. */
  private static byte[] rle(byte[] words) {
    byte[] high = literals(words, 1);
    byte[] low = literals(words, 0);
    ByteBuffer frame =
        ByteBuffer.allocate(64 + high.length + low.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(2).putInt(64).putInt(64 + high.length).position(64);
    return frame.put(high).put(low).array();
  }

  private static byte[] literals(byte[] words, int first) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    int count = words.length / 2;
    for (int from = 0; from < count; from += 128) {
      int length = Math.min(128, count - from);
      segment.write(length - 1);
      for (int i = from; i < from + length; i++) {
        segment.write(words[2 * i + first]);
      }
    }
    if (segment.size() % 2 != 0) {
      segment.write(0x80); // no operation
    }
    return segment.toByteArray();
  }

  private static char[] rendered(DataSet dataSet) {
    DicomFile file = read(NoiseRadiographs.file(dataSet));
    return new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE)
        .render(file)
        .fold(
            (Rendering.Shown shown) -> shown.image().samples(),
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  private static DicomFile read(byte[] bytes) {
    return new DicomReader(ReadLimits.standard())
        .read(bytes)
        .fold(
            file -> file,
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  private static String address(IndexEntry entry) {
    return "/studies/%s/series/%s/instances/%s"
        .formatted(entry.uids().study(), entry.uids().series(), entry.uids().instance());
  }

  private static Response get(String path, String accept) {
    return given()
        .accept(accept)
        .get("/dicomweb" + path)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static byte[] bulk(String uri) {
    return given()
        .accept("application/octet-stream")
        .get(uri)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static BufferedImage picture(Response answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
  }

  private static List<WholeParts.Whole> parts(Response answer)
      throws IOException, MalformedMultipartException {
    String boundary = answer.contentType().replaceAll(".*boundary=", "");
    MultipartReader reader =
        new MultipartReader(new ByteArrayInputStream(answer.asByteArray()), boundary, 1 << 24);
    return WholeParts.all(reader);
  }

  private static List<String> ids(List<WholeParts.Whole> parts) {
    return parts.stream().map(part -> ImageId.of(part.content().orElseThrow()).hex()).toList();
  }

  private static List<String> ids(List<IndexEntry> entries, IndexEntry... more) {
    List<IndexEntry> all = new ArrayList<>(entries);
    all.addAll(List.of(more));
    return all.stream().map(entry -> entry.imageId().hex()).toList();
  }

  private static void assertProblem(String path, String accept, int status, String type) {
    given()
        .accept(accept)
        .get("/dicomweb" + path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", endsWith(":" + type));
  }
}
