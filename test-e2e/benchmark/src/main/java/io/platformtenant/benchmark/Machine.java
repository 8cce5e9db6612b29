package io.platformtenant.benchmark;

import java.lang.management.ManagementFactory;

/**
 * What a run was made on.
 *
 * @param load of the system when it began: what else runs here, runs in every figure
 */
record Machine(String system, int processors, String java, double load) {
  static Machine present() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
