package org.hilum.triage.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A Chromium of this machine without a window, told what to do by the DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Pattern LISTENING = Pattern.compile("listening on ws://([^/]+)/");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final Process process;
  private final WebSocket page;

  private Chromium(Process process, String address) throws Exception {
    this.process = process;
    HttpRequest newPage =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new"))
            .method("PUT", HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode tab = JSON.readTree(client.send(newPage, BodyHandlers.ofString()).body());
    this.page =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(tab.path("webSocketDebuggerUrl").asText()), new Answers())
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    tell("Page.enable", Map.of());
  }

  /**
   * Skips the test where there is no such program.
   *
   * @param profile an empty folder
   */
  static Chromium start(Path profile) throws Exception {
    assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not there");
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    return new Chromium(process, address(process));
  }

  /** Goes to an address, as if it was typed. */
  void open(URI address) {
    tell("Page.navigate", Map.of("url", address.toString()));
  }

  void size(int width, int height) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The value of a JavaScript expression, as text. */
  String value(String expression) {
    JsonNode answer =
        tell("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    return answer.at("/result/result/value").asText();
  }

  /** Waits until an expression is true. Between two pages there is nothing to ask. */
  void await(String expression) {
    Awaitility.await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> Boolean.parseBoolean(value("Boolean(%s)".formatted(expression))));
  }

  void awaitText(String selector, String text) {
    await("document.querySelector('%s')?.innerText.includes('%s')".formatted(selector, text));
  }

  /** Types into the field that has the focus, or is given it by this. */
  void type(String selector, String text) {
    value("document.querySelector('%s').focus()".formatted(selector));
    tell("Input.insertText", Map.of("text", text));
  }

  void click(String selector) {
    await("document.querySelector('%s')".formatted(selector));
    value("document.querySelector('%s').click()".formatted(selector));
  }

  void screenshot(Path file) throws IOException {
    JsonNode answer = tell("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(answer.at("/result/data").asText()));
  }

  @Override
  public void close() {
    page.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private JsonNode tell(String method, Map<String, Object> parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    page.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static String address(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    while (line != null) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        drain(said);
        return listening.group(1);
      }
      line = said.readLine();
    }
    throw new IOException("Chromium ended before it listened");
  }

  /** A full pipe would stop it. */
  private static void drain(BufferedReader said) {
    Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "chromium-says");
    reader.setDaemon(true);
    reader.start();
  }

  /** Messages come in parts; those without an id are events, which nobody waits for. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(part);
    }

    private void take(String message) {
      try {
        JsonNode answer = JSON.readTree(message);
        CompletableFuture<JsonNode> waiting = answers.remove(answer.path("id").asInt());
        if (waiting != null) {
          waiting.complete(answer);
        }
      } catch (IOException e) {
        throw new IllegalStateException("Chromium sent no JSON: " + message, e);
      }
    }
  }
}
