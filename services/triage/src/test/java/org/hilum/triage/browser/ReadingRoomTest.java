package org.hilum.triage.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hilum.schemas.Topic;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.servers.issuer.Person;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.hilum.triage.fixture.Api;
import org.hilum.triage.fixture.Bus;
import org.hilum.triage.fixture.Xrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People in a real browser, from the login to the logout. */
@Tag("peers")
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReadingRoomTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final int DESKTOP = 1440;
  private static final int TABLET = 1024;
  private static final int NARROW = 390;

  @TempDir Path profile;

  @TestHTTPResource("/")
  URI root;

  private Chromium browser;

  @BeforeEach
  void startsTheBrowser() throws Exception {
    browser = Chromium.start(profile);
    browser.size(DESKTOP, 900);
  }

  @AfterEach
  void closesTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aRadiologistLogsInDecidesACaseAndLogsOut() throws Exception {
    String imageId = Xrays.id("reading-room");
    Bus.send(
        Topic.SCREENING_COMPLETED, imageId, Xrays.flagged(imageId, Xrays.minutesAgo(90), 0.97));
    Api.awaitScreening(imageId, "FLAGGED");
    storeAPicture(imageId);

    logIn(RealServers.PERSON);
    String row = "#case-" + imageId.substring(0, 16);
    browser.click(row);
    browser.awaitText("#case-facts", imageId.substring(0, 12));
    browser.await("!document.querySelector('#xray').hidden");
    picture("list", DESKTOP);
    picture("list", TABLET);
    picture("list", NARROW);
    assertThat(browser.value("document.querySelector('#reader').innerText"))
        .isEqualTo(RealServers.PERSON.name());
    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
        .as("fits into %d points", NARROW)
        .isEqualTo("true");

    browser.size(DESKTOP, 900);
    browser.click("#verdicts button:nth-of-type(2)");
    browser.awaitText("#said", "recorded for " + imageId.substring(0, 8));
    picture("decided", DESKTOP);
    assertThat(Api.caseOf(imageId).getString("reviews[0].reader"))
        .isEqualTo(RealServers.PERSON.name());

    browser.click("#logout");
    browser.await("document.querySelector('input[name=password]')");
    browser.open(root);
    browser.await("document.querySelector('input[name=password]')");
  }

  @Test
  void aKeyThatIsHitTwiceDecidesOnce() throws Exception {
    String imageId = Xrays.id("hit-twice");
    Bus.send(
        Topic.SCREENING_COMPLETED, imageId, Xrays.flagged(imageId, Xrays.minutesAgo(80), 0.97));
    Api.awaitScreening(imageId, "FLAGGED");
    storeAPicture(imageId);

    logIn(RealServers.PERSON);
    browser.click("#case-" + imageId.substring(0, 16));
    browser.awaitText("#case-facts", imageId.substring(0, 12));
    browser.await("!document.querySelector('#xray').hidden");
    browser.value(
        "for (let hit = 0; hit < 2; hit++) document.body.dispatchEvent(new KeyboardEvent('keydown',"
            + " {key: '2', bubbles: true}))");
    browser.awaitText("#said", "recorded for " + imageId.substring(0, 8));
    assertThat(
            browser.value(
                "performance.getEntriesByType('resource')"
                    + ".filter(sent => sent.name.endsWith('/review')).length"))
        .isEqualTo("1");
    assertThat(Api.caseOf(imageId).getList("reviews")).hasSize(1);
  }

  @Test
  void somebodyWithoutTheRoleIsToldWhatIsMissing() throws Exception {
    logIn(RealServers.NO_READER);
    browser.awaitText("#shut", "You are logged in as " + RealServers.NO_READER.name());
    browser.awaitText("#shut", "radiologist");
    assertThat(browser.value("document.querySelectorAll('.case').length")).isEqualTo("0");
    assertThat(browser.value("document.querySelector('#room').hidden")).isEqualTo("true");
    picture("shut", DESKTOP);
    picture("shut", NARROW);
    browser.click("#other-login");
    browser.await("document.querySelector('input[name=password]')");
  }

  @Test
  void aWrongPasswordIsAskedForAgain() throws Exception {
    browser.open(root);
    fillIn(new Person(RealServers.PERSON.name(), "guess", RealServers.PERSON.roles()));
    browser.awaitText("[role=status]", "Name or password is wrong.");
    picture("login", DESKTOP);
    picture("login", NARROW);
  }

  /** Something grey and round. */
  private static void storeAPicture(String imageId) throws Exception {
    BufferedImage picture = new BufferedImage(600, 700, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.GRAY, 600, 700, Color.LIGHT_GRAY));
    pen.fillOval(60, 60, 480, 580);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    ServerSet servers = RealServers.shared();
    try (ObjectStore store =
        new ObjectStore(
            new StorageSettings(
                servers.storageEndpoint(),
                ServerSet.ACCESS_KEY,
                ServerSet.SECRET_KEY,
                ServerSet.REGION,
                ServerSet.BUCKET))) {
      store.createBucketIfAbsent();
      store.put("xrays/" + imageId, png.toByteArray(), "image/png", Map.of());
    }
  }

  private void logIn(Person person) {
    browser.open(root);
    fillIn(person);
    browser.awaitText("#reader", person.name());
  }

  private void fillIn(Person person) {
    browser.await("document.querySelector('input[name=name]')");
    browser.type("input[name=name]", person.name());
    browser.type("input[name=password]", person.password());
    browser.click("form button");
  }

  private void picture(String name, int width) throws Exception {
    browser.size(width, width == NARROW ? 844 : 900);
    browser.screenshot(PICTURES.resolve(name + "-" + width + ".png"));
  }
}
