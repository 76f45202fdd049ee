package org.hilum.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** A child process for tests: says something, then is ready, crashes, or refuses to end. */
final class SmallChild {
  private SmallChild() {}

  public static void main(String[] words) throws Exception {
    System.out.println("the child says " + words[0]);
    switch (words[0]) {
      case "crash" -> System.exit(7);
      case "ready-then-crash" -> {
        serveHealth(Integer.parseInt(words[1]));
        Thread.sleep(300);
        System.exit(8);
      }
      default -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("drained")));
        serveHealth(Integer.parseInt(words[1]));
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  private static void serveHealth(int port) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
