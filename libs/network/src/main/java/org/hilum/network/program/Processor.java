package org.hilum.network.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What Linux says about the processor. */
public final class Processor {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> BFLOAT16_FLAGS = List.of("avx512_bf16", "amx_bf16");

  private Processor() {}

  /** Whether it multiplies bfloat16 natively; without that, bfloat16 is slower than fp32. */
  public static boolean multipliesBfloat16() {
    try {
      return flagsHaveBfloat16(Files.readAllLines(CPU_INFO));
    } catch (IOException e) {
      return false; // not Linux, or hidden: fp32 is right everywhere
    }
  }

  static boolean flagsHaveBfloat16(List<String> cpuInfo) {
    return cpuInfo.stream()
        .filter(line -> line.startsWith("flags"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .anyMatch(BFLOAT16_FLAGS::contains);
  }
}
