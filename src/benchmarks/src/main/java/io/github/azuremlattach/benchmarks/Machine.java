package io.github.azuremlattach.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine that measures. */
final class Machine {
    private Machine() {}

    /** What a reader must know of it, and how busy it was with other work. */
    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "Machine: %d cores, %d GB of memory, %s %s; JDK %s; load average at the start %s.%n"
                .formatted(
                        system.getAvailableProcessors(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        Samples.number(system.getSystemLoadAverage()));
    }
}
