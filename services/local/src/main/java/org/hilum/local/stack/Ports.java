package org.hilum.local.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Which number each port has. */
public final class Ports {
  private final Map<Port, Integer> numbers = new EnumMap<>(Port.class);

  private Ports(ToIntFunction<Port> number) {
    for (Port port : Port.values()) {
      numbers.put(port, number.applyAsInt(port));
    }
  }

  public static Ports standard() {
    return new Ports(Port::standard);
  }

  public static Ports choosing(ToIntFunction<Port> number) {
    return new Ports(number);
  }

  public Ports with(Port moved, int number) {
    return new Ports(port -> port == moved ? number : number(port));
  }

  public int number(Port port) {
    return numbers.get(port);
  }

  /**
   * @throws StackException that names each port that somebody listens on, and its option
   */
  void requireFree() {
    List<String> taken =
        Arrays.stream(Port.values())
            .filter(port -> isTaken(number(port)))
            .map(
                port ->
                    "port %d (%s) is in use; choose another with %s N"
                        .formatted(number(port), port.label(), port.option()))
            .toList();
    if (!taken.isEmpty()) {
      throw new StackException(String.join("\n", taken));
    }
  }

  private static boolean isTaken(int number) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(number));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
